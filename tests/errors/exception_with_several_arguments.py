raise ValueError("code", 42, None)
