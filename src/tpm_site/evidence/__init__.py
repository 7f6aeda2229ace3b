"""References: their identifiers, and how they are written in a list. Knows no articles."""
