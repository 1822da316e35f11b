if True:
    for i in range(1):
        while True:
                x = (i + 1) / (i * 2)
