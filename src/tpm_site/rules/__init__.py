"""Editorial checks: one pure function per file, one row each in the table."""
