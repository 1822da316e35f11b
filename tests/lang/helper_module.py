value = 5
seen_name = __name__


def double(x):
    return x * 2


def get():
    return value
