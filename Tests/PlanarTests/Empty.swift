// tests of Planar
