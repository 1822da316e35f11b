import threading


class Loader(threading.Thread):
    def run(self):
        self.load({"a": 1})

    def load(self, d):
        try:
            return d["b"]
        except KeyError as e:
            raise RuntimeError("cannot load") from e


t = Loader(name="loader")
t.start()
t.join()
