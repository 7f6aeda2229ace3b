"""Where time is judged."""
