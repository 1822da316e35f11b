# Whoever has had its turn takes its own lock once more, which only the one before it in the ring releases.
import threading

ROUNDS = 3


class Player(threading.Thread):
    def __init__(self, name):
        super().__init__(name=name)
        self.turn = threading.Lock()
        self.turn.acquire()

    def run(self):
        for _ in range(ROUNDS):
            self.turn.acquire()
            out.append(self.name)
            self.next.turn.release()


class Caller(Player):
    def wait_turn(self):
        self.turn.acquire()

    def pass_turn(self):
        self.next.turn.release()

    def run(self):
        for _ in range(ROUNDS):
            self.wait_turn()
            out.append(self.name)
            self.pass_turn()


def by_index(i):
    for _ in range(ROUNDS): locks[i].acquire(); out.append(str(i)); locks[(i + 1) % 3].release()


def wait(i):
    locks[i].acquire()


def signal(i):
    locks[i].release()


def by_helpers(i):
    for _ in range(ROUNDS):
        wait(i)
        out.append(str(i))
        signal((i + 1) % 3)


for kind in (Player, Caller):
    out = []
    players = [kind(name) for name in "abc"]
    for i, player in enumerate(players):
        player.next = players[(i + 1) % 3]
    for player in players:
        player.start()
    players[0].turn.release()
    for player in players:
        player.join()
    print("".join(out))
for target in (by_index, by_helpers):
    out = []
    locks = [threading.Lock() for _ in range(3)]
    for lock in locks:
        lock.acquire()
    threads = [threading.Thread(target=target, args=(i,)) for i in range(3)]
    for thread in threads:
        thread.start()
    locks[0].release()
    for thread in threads:
        thread.join()
    print("".join(out))
