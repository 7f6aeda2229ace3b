"""The only code that reads the project folder. Knows neither Markdown nor HTML."""
