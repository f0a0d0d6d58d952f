import AuthpipeKit
import CSystem
import Dispatch
import Foundation
import Glibc
import Testing

@testable import AuthpipeVault

/// The note of a change and that of a restoring which undid it, whatever their order.
@Suite struct LateMarkerTests {
  private let sample: SampleVault
  private let state: String
  private let marker: RollbackMarker

  init() throws {
    sample = try SampleVault()
    state = sample.folder.file("state")
    marker = RollbackMarker(directory: state, vaultID: try sample.open().vaultID)
  }

  @Test func `one process at a time makes a state last and notes it`() throws {
    let first = marker.lock()
    let directory = authpipe_open(state, O_RDONLY | O_CLOEXEC, 0)
    defer { close(directory) }
    #expect(flock(directory, LOCK_EX | LOCK_NB) == -1)
    first?.release()
    #expect(flock(directory, LOCK_EX | LOCK_NB) == 0)
  }

  @Test func `a restoring waits for the note of the change that it undoes`() throws {
    _ = try sample.open().backUp(to: sample.backup)
    try sample.open(.writing, state: state).add("acme/undone")
    let lock = marker.lock()
    let restored = Flag()
    // Threads of their own: a task that sleeps beside many others may be woken when the lock was
    // given up on.
    let ended = DispatchSemaphore(value: 0)
    Thread.detachNewThread { [sample, state] in
      _ = try? sample.restore(state: state)
      restored.raise()
      ended.signal()
    }
    // Where nothing held it up it would be over by then, and its own note the first.
    for _ in 0..<150 where !restored.isRaised { usleep(2_000) }
    marker.note(1_000)
    lock?.release()
    ended.wait()
    let found = try VaultTable(database: sample.open().database).read().generation
    #expect(marker.generation == found)
  }

  @Test func `who was stopped with the lock in hand keeps nobody from writing`() throws {
    let lock = marker.lock()
    try sample.open(.writing, state: state).add("acme/late")
    #expect(try sample.read()["acme/late"] != nil)
    lock?.release()
  }
}
