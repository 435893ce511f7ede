/// A disk that remembers every operation, and every state in which a loss of power could leave it.
///
/// **The model.** [RecordingDisk] writes down what is asked of it as a [Trace]; the trace yields [CrashState]s. A
/// state is a moment of the trace, and of the operations that no force had covered by then, those that had
/// reached the disk:
///
/// - A write is cut at every 512 bytes of its file. Each piece, on its own and regardless of order, is there or
///   not. A piece that is not there leaves what was there before; beyond the old end of the file, zeros, or a
///   file that ends sooner.
/// - The file may be as long as all of its writes make it, with zeros where they did not arrive.
/// - A truncation has happened or not.
/// - A name made, renamed or deleted is so on the disk or not, regardless of order, until the folder that holds it
///   is forced. Each of these is atomic: a file renamed over another leaves the old one or the new one under that
///   name, never neither and never a mixture. A file whose own bytes were forced is nevertheless absent if the name
///   was not; a folder that is absent takes all in it along.
/// - A force covers one file's bytes and length, or one folder's names, and nothing else.
///
/// That is more than ext4, XFS or Btrfs allow themselves, which keep the order of names and often force more than
/// was asked. What outlives these states outlives those file systems.
///
/// **Not in the model.** A disk that reports a force before it happened; sectors written in part (a disk of 512 or
/// 4096 bytes a sector writes each whole or not at all); rot of bytes that were forced; stale bytes of other files
/// in a grown one (file systems with ordered data do not show them); a force that failed, after which a program has
/// to give the file up; memory-mapped writing, which the seam does not offer. Where there are too many states,
/// those of the classes named in `Choices` are taken and then some at random from a seed.
@NullMarked
package org.stillmatch.disk.record;

import org.jspecify.annotations.NullMarked;
