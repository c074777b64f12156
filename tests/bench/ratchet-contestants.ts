/** What `ratchet.bench.ts` compares: two parties of each library who have read each other's first message. */
import Olm from '@matrix-org/olm';
import * as signal from '@signalapp/libsignal-client';
import { systemRandom } from '../../shared/crypto/random.ts';
import { sameBytes, utf8 } from '../../shared/language/bytes.ts';
import * as ql from '../../shared/protocol/index.ts';

/**
 * Each call seals on one side and opens on the other. Between two calls a state is bytes, as in a store: it is
 * read before and written after each message, by everyone. A text that does not arrive whole is a fault.
 */
export type Conversation = {
  thereAndRead(text: string): Promise<void>;
  backAndRead(text: string): Promise<void>;
};

/** From nothing: all keys of both sides, the handshake, and one message read in each direction. */
export type Contestant = () => Promise<Conversation>;

function expectSame(isSame: boolean): void {
  if (!isSame) throw new Error('A text arrived changed');
}

export const quietline: Contestant = async () => {
  const nowMs = Date.now();
  const created = ql.createInvite(
    {
      relayUrl: 'https://relay.example',
      practiceName: 'Practice',
      therapistName: 'Therapist',
      locale: 'en',
      requiresCode: false,
      expiresAtSeconds: Math.floor(nowMs / 1000) + 3600,
    },
    systemRandom,
  );
  if (created.kind !== 'created') throw new Error(created.kind);
  const { linkSecret, requiresCode } = created.invite;
  const opened = ql.openInvite({ secret: linkSecret, requiresCode }, created.blob, nowMs);
  if (opened.kind !== 'invite') throw new Error(opened.kind);
  const mailbox = { relayUrl: 'https://relay.example', capability: systemRandom(32) };
  const joined = ql.joinAsClient(
    { invite: opened.invite, name: 'Client', mailbox, appVersion: '1', capabilityBits: 0 },
    systemRandom,
  );
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  const accepted = ql.acceptJoin({ secrets: created.secrets, body: joined.body, nowMs });
  if (accepted.kind !== 'hello') throw new Error(accepted.reason);
  let client = ql.encodeRatchet(joined.session.ratchet);
  let therapist = ql.encodeRatchet(accepted.session.ratchet);

  function restored(stored: Uint8Array): ql.RatchetState {
    const decoded = ql.decodeRatchet(stored);
    if (decoded.kind !== 'ratchet') throw new Error(decoded.kind);
    return decoded.ratchet;
  }

  function pass(from: Uint8Array, to: Uint8Array, text: string): [Uint8Array, Uint8Array] {
    const plaintext = utf8(text);
    const sealed = ql.sealMessage(restored(from), plaintext, systemRandom);
    const read = ql.openMessage(restored(to), sealed.message, nowMs);
    if (read.kind !== 'message') throw new Error(read.kind);
    expectSame(sameBytes(read.plaintext, plaintext));
    return [ql.encodeRatchet(sealed.state), ql.encodeRatchet(read.state)];
  }

  const conversation: Conversation = {
    thereAndRead: async (text) => {
      [client, therapist] = pass(client, therapist, text);
    },
    backAndRead: async (text) => {
      [therapist, client] = pass(therapist, client, text);
    },
  };
  await conversation.backAndRead('WELCOME');
  return conversation;
};

export const libsignal: Contestant = async () => {
  const alice = signalParty('alice');
  const bob = signalParty('bob');
  const bundle = await bob.publish();
  await signal.processPreKeyBundle(bundle, bob.address, alice.address, alice.sessions, alice.identities);
  const conversation: Conversation = {
    thereAndRead: (text) => signalPass(alice, bob, text),
    backAndRead: (text) => signalPass(bob, alice, text),
  };
  await conversation.thereAndRead('HELLO');
  await conversation.backAndRead('WELCOME');
  return conversation;
};

type SignalParty = ReturnType<typeof signalParty>;
type SignalCell = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: number };

async function signalPass(from: SignalParty, to: SignalParty, text: string): Promise<void> {
  const plaintext = bytesOf(text);
  expectSame(sameBytes(await signalOpen(from, to, await signalSeal(from, to, plaintext)), plaintext));
}

async function signalSeal(from: SignalParty, to: SignalParty, plaintext: Uint8Array<ArrayBuffer>): Promise<SignalCell> {
  const sealed = await signal.signalEncrypt(plaintext, to.address, from.address, from.sessions, from.identities);
  return { bytes: sealed.serialize(), type: sealed.type() };
}

function signalOpen(from: SignalParty, to: SignalParty, { bytes, type }: SignalCell): Promise<Uint8Array> {
  return type === Number(signal.CiphertextMessageType.PreKey)
    ? signal.signalDecryptPreKey(
        signal.PreKeySignalMessage.deserialize(bytes),
        from.address,
        to.address,
        to.sessions,
        to.identities,
        to.preKeys,
        to.signedPreKeys,
        to.kyberPreKeys,
      )
    : signal.signalDecrypt(
        signal.SignalMessage.deserialize(bytes),
        from.address,
        to.address,
        to.sessions,
        to.identities,
      );
}

/** Two users who have read each other: one who writes, and one who reads and keeps the session. */
export type SignalPair = {
  seal(text: string): Promise<SignalCell>;
  read(bytes: Uint8Array<ArrayBuffer>, type: number): Promise<Uint8Array>;
  /** The reader's session, as a store keeps it. */
  stored(): Uint8Array;
};

export async function openSignalPair(): Promise<SignalPair> {
  const alice = signalParty('alice');
  const bob = signalParty('bob');
  const bundle = await bob.publish();
  await signal.processPreKeyBundle(bundle, bob.address, alice.address, alice.sessions, alice.identities);
  await signalPass(alice, bob, 'HELLO');
  await signalPass(bob, alice, 'WELCOME');
  return {
    seal: (text) => signalSeal(alice, bob, bytesOf(text)),
    read: (bytes, type) => signalOpen(alice, bob, { bytes, type }),
    stored: () => bob.sessions.stored ?? new Uint8Array(),
  };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(utf8(text));
}

/** One user with all stores in memory, whose session is kept as bytes. */
function signalParty(name: string) {
  const identity = signal.IdentityKeyPair.generate();
  const preKey = signal.PrivateKey.generate();
  const signedPreKey = signal.PrivateKey.generate();
  const kyber = signal.KEMKeyPair.generate();
  const sign = (message: Uint8Array<ArrayBuffer>) => identity.privateKey.sign(message);
  const signedPreKeySignature = sign(signedPreKey.getPublicKey().serialize());
  const kyberSignature = sign(kyber.getPublicKey().serialize());
  const preKeyRecord = signal.PreKeyRecord.new(1, preKey.getPublicKey(), preKey);
  const signedPreKeyRecord = signal.SignedPreKeyRecord.new(
    1,
    Date.now(),
    signedPreKey.getPublicKey(),
    signedPreKey,
    signedPreKeySignature,
  );
  const kyberRecord = signal.KyberPreKeyRecord.new(1, Date.now(), kyber, kyberSignature);

  class Sessions extends signal.SessionStore {
    stored: Uint8Array<ArrayBuffer> | undefined;
    override saveSession(_: signal.ProtocolAddress, record: signal.SessionRecord): Promise<void> {
      this.stored = record.serialize();
      return Promise.resolve();
    }
    override getSession(): Promise<signal.SessionRecord | null> {
      return Promise.resolve(this.stored === undefined ? null : signal.SessionRecord.deserialize(this.stored));
    }
    override async getExistingSessions(): Promise<signal.SessionRecord[]> {
      const session = await this.getSession();
      return session === null ? [] : [session];
    }
  }
  class Identities extends signal.IdentityKeyStore {
    peer: signal.PublicKey | null = null;
    override getIdentityKey(): Promise<signal.PrivateKey> {
      return Promise.resolve(identity.privateKey);
    }
    override getLocalRegistrationId(): Promise<number> {
      return Promise.resolve(1);
    }
    override saveIdentity(_: signal.ProtocolAddress, key: signal.PublicKey): Promise<signal.IdentityChange> {
      this.peer = key;
      return Promise.resolve(signal.IdentityChange.NewOrUnchanged);
    }
    override isTrustedIdentity(): Promise<boolean> {
      return Promise.resolve(true);
    }
    override getIdentity(): Promise<signal.PublicKey | null> {
      return Promise.resolve(this.peer);
    }
  }
  class PreKeys extends signal.PreKeyStore {
    override savePreKey(): Promise<void> {
      return Promise.resolve();
    }
    override getPreKey(): Promise<signal.PreKeyRecord> {
      return Promise.resolve(preKeyRecord);
    }
    override removePreKey(): Promise<void> {
      return Promise.resolve();
    }
  }
  class SignedPreKeys extends signal.SignedPreKeyStore {
    override saveSignedPreKey(): Promise<void> {
      return Promise.resolve();
    }
    override getSignedPreKey(): Promise<signal.SignedPreKeyRecord> {
      return Promise.resolve(signedPreKeyRecord);
    }
  }
  class KyberPreKeys extends signal.KyberPreKeyStore {
    override saveKyberPreKey(): Promise<void> {
      return Promise.resolve();
    }
    override getKyberPreKey(): Promise<signal.KyberPreKeyRecord> {
      return Promise.resolve(kyberRecord);
    }
    override markKyberPreKeyUsed(): Promise<void> {
      return Promise.resolve();
    }
  }
  return {
    address: signal.ProtocolAddress.new(name, 1),
    sessions: new Sessions(),
    identities: new Identities(),
    preKeys: new PreKeys(),
    signedPreKeys: new SignedPreKeys(),
    kyberPreKeys: new KyberPreKeys(),
    publish: () =>
      Promise.resolve(
        signal.PreKeyBundle.new(
          1,
          1,
          1,
          preKey.getPublicKey(),
          1,
          signedPreKey.getPublicKey(),
          signedPreKeySignature,
          identity.publicKey,
          1,
          kyber.getPublicKey(),
          kyberSignature,
        ),
      ),
  };
}

export const olm: Contestant = async () => {
  const alice = new Olm.Account();
  const bob = new Olm.Account();
  alice.create();
  bob.create();
  bob.generate_one_time_keys(1);
  const oneTimeKey = Object.values(curveKeys(bob.one_time_keys()))[0] ?? '';
  const bobIdentity = identityOf(bob.identity_keys());
  const there = new Olm.Session();
  there.create_outbound(alice, bobIdentity, oneTimeKey);
  const hello = there.encrypt('HELLO');
  const back = new Olm.Session();
  back.create_inbound(bob, hello.body);
  expectSame(back.decrypt(hello.type, hello.body) === 'HELLO');
  alice.free();
  bob.free();
  const stored = { there: there.pickle(''), back: back.pickle('') };
  there.free();
  back.free();
  const pass = (from: keyof typeof stored, to: keyof typeof stored, text: string): Promise<void> => {
    const sender = restoredOlm(stored[from]);
    const sealed = sender.encrypt(text);
    stored[from] = sender.pickle('');
    sender.free();
    const reader = restoredOlm(stored[to]);
    expectSame(reader.decrypt(sealed.type, sealed.body) === text);
    stored[to] = reader.pickle('');
    reader.free();
    return Promise.resolve();
  };
  await pass('back', 'there', 'WELCOME');
  return { thereAndRead: (text) => pass('there', 'back', text), backAndRead: (text) => pass('back', 'there', text) };
};

function restoredOlm(pickled: string): Olm.Session {
  const session = new Olm.Session();
  session.unpickle('', pickled);
  return session;
}

function curveKeys(json: string): Record<string, string> {
  const { curve25519 } = JSON.parse(json) as { curve25519: Record<string, string> };
  return curve25519;
}

function identityOf(json: string): string {
  return (JSON.parse(json) as { curve25519: string }).curve25519;
}

export async function prepareContestants(): Promise<void> {
  await Olm.init();
  signal.initLogger(signal.LogLevel.Error, () => undefined);
}
