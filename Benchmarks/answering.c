// A server that answers every request so many milliseconds after it came, as BigCommerce does for
// the store that the request names. In C, so that who asks is measured and not who answers: one in
// Python is milliseconds late where answers are due together.
//
// usage: answering MILLISECONDS; prints its port, and serves until it is killed.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { most = 1024, longest = 8192 };

// The request that is under way on each descriptor.
static struct { char bytes[longest]; size_t count; } requests[most];
// Answers that are owed, in the order in which they are due: all wait equally long.
static struct { int descriptor; struct timespec due; } owed[most];
static unsigned first, last;

static long nanoseconds_until(struct timespec due) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (due.tv_sec - now.tv_sec) * 1000000000L + due.tv_nsec - now.tv_nsec;
}

static void answer(int descriptor) {
  char store[65] = "", body[256], text[512];
  sscanf(requests[descriptor].bytes, "GET /stores/%64[a-z0-9]/", store);
  requests[descriptor].count = 0;
  int length = snprintf(
    body, sizeof body, "{\"id\":\"%s\",\"name\":\"%s\",\"status\":\"live\"}", store, store);
  length = snprintf(
    text, sizeof text,
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", length,
    body);
  if (write(descriptor, text, length) < 0) perror("write");
}

static void receive(int descriptor, long milliseconds) {
  char *bytes = requests[descriptor].bytes;
  size_t count = requests[descriptor].count;
  ssize_t received = read(descriptor, bytes + count, longest - 1 - count);
  if (received <= 0) {
    requests[descriptor].count = 0;
    close(descriptor);
    return;
  }
  count = requests[descriptor].count = count + received;
  bytes[count] = 0;
  if (count < 4 || strcmp(bytes + count - 4, "\r\n\r\n")) return;
  struct timespec due;
  clock_gettime(CLOCK_MONOTONIC, &due);
  due.tv_nsec += milliseconds * 1000000;
  due.tv_sec += due.tv_nsec / 1000000000;
  due.tv_nsec %= 1000000000;
  owed[last % most].descriptor = descriptor;
  owed[last++ % most].due = due;
}

int main(int count, char **words) {
  long milliseconds = count > 1 ? atol(words[1]) : 50;
  signal(SIGPIPE, SIG_IGN);
  int door = socket(AF_INET, SOCK_STREAM, 0), events = epoll_create1(0), yes = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
  socklen_t size = sizeof address;
  if (bind(door, (struct sockaddr *)&address, size) || listen(door, 512)
      || getsockname(door, (struct sockaddr *)&address, &size)) return 1;
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  epoll_ctl(events, EPOLL_CTL_ADD, door, &(struct epoll_event){EPOLLIN, {.fd = door}});
  for (;;) {
    struct timespec wait = {3600, 0};
    for (; first != last; first++) {
      long rest = nanoseconds_until(owed[first % most].due);
      if (rest > 0) {
        wait = (struct timespec){0, rest};
        break;
      }
      answer(owed[first % most].descriptor);
    }
    struct epoll_event some[64];
    int ready = epoll_pwait2(events, some, 64, &wait, NULL);
    for (int index = 0; index < ready; index++) {
      if (some[index].data.fd != door) {
        receive(some[index].data.fd, milliseconds);
        continue;
      }
      int caller = accept(door, NULL, NULL);
      if (caller < 0 || caller >= most) return 1;
      setsockopt(caller, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      epoll_ctl(events, EPOLL_CTL_ADD, caller, &(struct epoll_event){EPOLLIN, {.fd = caller}});
    }
  }
}
