count = 0


def up():
    global count
    count += 1


def make():
    global made
    made = "made here"


def shadow():
    count = 99
    return count


up()
up()
make()
print(count, made, shadow(), count)


def loop_target():
    global i
    for i in range(3):
        pass


loop_target()
print(i)


def nested():
    def inner():
        global count
        count = "from inner"
    count = "local"
    inner()
    return count


print(nested(), count)
