// tests of Reports
