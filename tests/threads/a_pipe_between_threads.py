# Who reads a pipe waits for who writes it, in simulated time too.
import os
import threading
import time

there_out, there_in = os.pipe()
back_out, back_in = os.pipe()


def echo():
    while True:
        data = os.read(there_out, 1)
        if not data:
            break
        time.sleep(0.001)
        os.write(back_in, data.upper())
    os.close(back_in)


thread = threading.Thread(target=echo)
thread.start()
answers = []
for letter in b"gilbox":
    os.write(there_in, bytes([letter]))
    answers.append(os.read(back_out, 1))
os.close(there_in)
thread.join()
print(b"".join(answers), os.read(back_out, 1))

# More than a pipe holds.
out, into = os.pipe()
big = b"x" * 300_000
got = []


def drain():
    size = 0
    while size < len(big):
        size += len(os.read(out, 65536))
    got.append(size)


thread = threading.Thread(target=drain)
thread.start()
sent = 0
while sent < len(big):
    sent += os.write(into, big[sent:])
thread.join()
print(sent, got)
