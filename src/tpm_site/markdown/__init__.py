"""Markdown to a Body: markdown-it-py set up once, one file per syntax of ours. Knows no site."""
