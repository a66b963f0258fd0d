// Skybeat
