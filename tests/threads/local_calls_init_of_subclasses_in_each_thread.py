import threading


class Settings(threading.local):
    made = 0
    shared = "class attribute"

    def __init__(self, name, level=1):
        Settings.made += 1
        self.name = name
        self.level = level

    def raise_level(self):
        self.level += 1
        return self.level

    @property
    def text(self):
        return "%s:%d" % (self.name, self.level)


settings = Settings("main", level=3)
seen = []


def work():
    seen.append((settings.text, settings.raise_level(), settings.shared, sorted(settings.__dict__)))
    settings.name = "worker"
    del settings.level
    seen.append((hasattr(settings, "level"), settings.name))
    try:
        settings.level
    except AttributeError as e:
        seen.append(str(e))


print(settings.raise_level())
t = threading.Thread(target=work)
t.start()
t.join()
print(seen)
print(settings.text, Settings.made, settings.__dict__)
try:
    settings.text = 1
except AttributeError:
    print("a property cannot be set")
try:
    del settings.nothing
except AttributeError as e:
    print(e)


class Fails(threading.local):
    def __init__(self):
        if threading.current_thread() is not threading.main_thread():
            raise ValueError("no")


fails = Fails()
fails.x = 1
log = []


def tries():
    for _ in range(2):
        try:
            fails.x
        except ValueError as e:
            log.append(str(e))


t = threading.Thread(target=tries)
t.start()
t.join()
print(log, fails.x)
many = [threading.local() for _ in range(100)]
for i, each in enumerate(many):
    each.value = i
print(sum(each.value for each in many))
setattr(many[0], "other", 5)
print(getattr(many[0], "other"), getattr(many[0], "missing", None), vars(many[0]))
