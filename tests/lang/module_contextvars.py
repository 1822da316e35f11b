# contextvars: values by context, tokens, contexts of threads.
import re
import threading
from contextvars import Context, ContextVar, Token, copy_context


def shown(obj):
    return re.sub(r"0x[0-9a-f]+", "0x0", repr(obj))


plain = ContextVar("plain")
user: ContextVar[str] = ContextVar("user", default="nobody")
print(shown(plain), shown(user), user.name, ContextVar[int])
print(user.get(), user.get("given"), plain.get(None))
try:
    plain.get()
except LookupError as e:
    print(type(e).__name__, shown(e.args[0]))
token = user.set("ann")
print(user.get(), shown(token), token.old_value is Token.MISSING, token.var is user, Token.MISSING)
second = user.set("bob")
print(second.old_value)
user.reset(second)
print(user.get(), shown(second))
for wrong in (lambda: user.reset(second), lambda: plain.reset(token), lambda: user.reset(3), lambda: ContextVar(3)):
    try:
        wrong()
    except (RuntimeError, ValueError, TypeError) as e:
        print(type(e).__name__, re.sub(r"0x[0-9a-f]+", "0x0", str(e)))

context = copy_context()
print(len(context), list(context) == [user], context[user], user in context, plain in context, context.get(plain))


def change():
    user.set("inside")
    plain.set(1)
    return user.get(), len(copy_context())


print(context.run(change), user.get(), context[user], dict(context)[plain])
print([value for value in context.values()], context.copy() == context, Context() == Context())
try:
    context.run(context.run, print)
except RuntimeError as e:
    print(str(e).split(":")[0])
try:
    context.run(lambda: 1 / 0)
except ZeroDivisionError:
    print("left again:", context.run(user.get))
try:
    Context().run(user.reset, token)
except ValueError as e:
    print(re.sub(r"0x[0-9a-f]+", "0x0", str(e)))
user.reset(token)
print(user.get())

results = {}


def work(name):
    results[name] = [user.get()]
    user.set(name)
    results[name].append(user.get())


user.set("main")
threads = [threading.Thread(target=work, args=(f"t{i}",)) for i in range(3)]
threads.append(threading.Thread(target=copy_context().run, args=(work, "copied")))
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results.items()), user.get())

try:
    Context().run()
except TypeError as error:
    print(error)
