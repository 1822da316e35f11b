# What heapq answers to rare arguments and wrong ones.
import re


def show(text):
    try:
        print(text, "->", re.sub("0x[0-9a-f]{6,}", "0x0", repr(eval(text))))
    except Exception as e:
        print(text, "-> !", type(e).__name__, re.sub("0x[0-9a-f]{6,}", "0x0", str(e)))


def run(text):
    try:
        exec(text, globals())
    except Exception as e:
        print(text, "-> !", type(e).__name__, e)


run('import heapq')
run('h=[]')
show(r"heapq.heappop(h)")
show(r"heapq.heapreplace(h,1)")
show(r"heapq.heappushpop(h,1)")
show(r"heapq.heappush((),1)")
show(r"heapq.heapify((1,2))")
show(r"heapq.heapify([1,'a'])")
show(r"heapq.heappush([1],'a')")
show(r"heapq.nlargest(2,[1,5,3])")
show(r"heapq.nsmallest(2,[1,5,3],key=lambda x:-x)")
show(r"heapq.nlargest(0,[1])")
show(r"heapq.nlargest(-1,[1])")
show(r"heapq.nlargest(1,[])")
show(r"heapq.nlargest(1,['a','bb'],key=len)")
show(r"heapq.nlargest('a',[1])")
show(r"list(heapq.merge([1,4],[2,3],reverse=False))")
show(r"list(heapq.merge([4,1],[3,2],reverse=True))")
show(r"list(heapq.merge(['dog','horse'],['cat','fish','kangaroo'],key=len))")
show(r"list(heapq.merge([1],5))")
show(r"heapq.merge([1])")
show(r"heapq.heappush()")
show(r"heapq.heappush([])")
show(r"heapq.heappop(5)")
show(r"heapq.heapify(5)")
show(r"heapq._heapify_max")
show(r"heapq.nsmallest(3,range(10))")
show(r"heapq.nlargest(3,{'a':1,'b':2})")
run('x=[5,3,8,1]')
show(r"heapq.heapify(x)")
show(r"x")
show(r"heapq.heapreplace(x,10),x")
