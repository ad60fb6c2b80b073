"""The page of drills: alone, in a class and before a room."""
