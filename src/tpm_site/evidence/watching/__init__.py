"""Asks others about the papers that the site cites. No build does."""
