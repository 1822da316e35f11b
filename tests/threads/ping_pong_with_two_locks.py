import threading

ping = threading.Lock()
pong = threading.Lock()
pong.acquire()
log = []


def player(name, mine, other):
    for _ in range(200):
        mine.acquire()
        log.append(name)
        other.release()


a = threading.Thread(target=player, args=("ping", ping, pong))
b = threading.Thread(target=player, args=("pong", pong, ping))
a.start()
b.start()
a.join()
b.join()
print(log == ["ping", "pong"] * 200)
