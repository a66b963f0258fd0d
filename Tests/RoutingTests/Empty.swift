// tests of Routing
