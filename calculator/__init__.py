"""Vergoedingswijzer: who pays?"""
