// tests of Units
