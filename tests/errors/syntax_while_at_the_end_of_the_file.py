while True:


# nothing
