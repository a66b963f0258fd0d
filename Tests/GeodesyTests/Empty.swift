// tests of Geodesy
