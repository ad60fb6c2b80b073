"""Cases on paper: a handout to practise with, and its answer sheet."""
