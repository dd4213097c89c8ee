/**
 * What a guest did that ends it: a pointer outside its memory, text that is not text. It is thrown through the
 * guest's frames (modules with exception handling are not hosted) and becomes the exit reason `trap`.
 */
export class GuestTrap extends Error {
  constructor(message: string) {
    super(message);
    this.name = "GuestTrap";
  }
}
