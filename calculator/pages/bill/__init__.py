"""Krijg ik zelf een rekening? The page for insured persons with a selective policy."""
