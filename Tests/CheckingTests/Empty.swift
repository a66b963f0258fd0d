// tests of Checking
