print("skybeat")
