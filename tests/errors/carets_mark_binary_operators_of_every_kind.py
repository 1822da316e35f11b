a = "text"
b = 5


def run():
    return (a.upper() + a) - (b << 2)


run()
