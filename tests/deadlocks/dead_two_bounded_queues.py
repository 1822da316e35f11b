# expect: producer
# expect: consumer
# expect: Queue
import threading, queue
requests = queue.Queue(maxsize=1)
replies = queue.Queue(maxsize=1)
def server():
    while True:
        r = requests.get()
        for i in range(3):
            replies.put(r)
def client():
    for i in range(5):
        requests.put(i)
    for i in range(5):
        replies.get()
a = threading.Thread(target=server, name="producer")
b = threading.Thread(target=client, name="consumer")
a.start(); b.start(); b.join()
