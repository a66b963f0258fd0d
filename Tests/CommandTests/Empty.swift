// tests of Command
