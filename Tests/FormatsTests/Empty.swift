// tests of Formats
