"""Case 15: RLock (案例15：可重入锁 RLock)

A method that holds the lock calls another one that takes it too. With a Lock the thread would wait for
itself for ever; an RLock counts how often its owner took it and is free after as many releases.
"""
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.RLock()

    def withdraw(self, amount):
        with self.lock:
            self.balance -= amount

    def deposit(self, amount):
        with self.lock:
            self.balance += amount

    def exchange(self, amount):
        with self.lock:
            self.withdraw(amount)
            self.deposit(amount)


def work(account, count):
    for i in range(count):
        account.exchange(i)
        account.deposit(1)


def main():
    plain = threading.Lock()
    plain.acquire()
    print("a Lock taken twice by one thread:", plain.acquire(timeout=0.2))

    again = threading.RLock()
    again.acquire()
    print("an RLock taken twice by one thread:", again.acquire(timeout=0.2))
    again.release()
    again.release()

    account = Account(100)
    threads = [threading.Thread(target=work, args=(account, 20_000)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("balance", account.balance)


if __name__ == "__main__":
    main()
