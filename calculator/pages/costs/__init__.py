"""What sessions cost: the numbers that a person enters, and what they come to."""
