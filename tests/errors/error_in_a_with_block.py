class Guard:
    def __enter__(self):
        print("enter")

    def __exit__(self, *args):
        print("exit")


with Guard():
    x = 1
    y = x["a"]
