// tests of Coverage
