class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"only {self.balance} left, not {amount}")
        self.balance -= amount


account = Account(10)
account.withdraw(5)
total = 1 + len(str(account.withdraw(7)))
