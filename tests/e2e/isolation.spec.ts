/** What the window cannot do, whatever script or words should get into it: no Node, no network, no other window, no markup. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { preparePractice } from './fixtures/prepared-practice.ts';
import { expect, test } from './fixtures/workplace.ts';

test('attacks 44: the window is isolated, sandboxed, and offers the documented calls alone', async ({ workplace }) => {
  const app = await workplace.openApp();
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });

  const seen = await app.window.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'];
    const offered: unknown = Reflect.get(globalThis, 'quietline');
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inFrame = frame.contentWindow;
    const reached = inFrame === null ? [] : Object.keys(inFrame).filter((name) => name === 'quietline');
    frame.remove();
    return {
      globals: names.filter((name) => name in globalThis),
      reached,
      calls: Object.entries(offered ?? {}).map(([name, value]) => `${name}: ${typeof value}`),
      isFrozen: Object.isFrozen(offered),
    };
  });
  expect(seen.globals).toEqual([]);
  expect(seen.reached).toEqual([]);
  expect(seen.calls.sort()).toEqual([
    'appVersion: string',
    'chooseBackupFile: function',
    'chooseCapsuleFile: function',
    'chooseFolder: function',
    'copyText: function',
    'noteCopied: function',
    'onCommand: function',
    'printWindow: function',
    'requestPort: function',
    'savePdf: function',
    'setLanguage: function',
    'setTheme: function',
    'showFolder: function',
  ]);
  expect(seen.isFrozen).toBe(true);
});

test('attacks 44: no other window, no other page, no permission', async ({ workplace }) => {
  const app = await workplace.openApp();
  const { window } = app;
  const permissions = await window.evaluate(async () => {
    const refused = (wish: Promise<unknown>) =>
      wish.then(
        () => 'granted',
        () => 'refused',
      );
    return {
      notifications: await Notification.requestPermission(),
      camera: await refused(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
      screen: await refused(navigator.mediaDevices.getDisplayMedia()),
      place: await refused(new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))),
      clipboard: await refused(navigator.clipboard.readText()),
    };
  });
  expect(permissions).toEqual({
    notifications: 'denied',
    camera: 'refused',
    screen: 'refused',
    place: 'refused',
    clipboard: 'refused',
  });

  const before = window.url();
  const heading = await window.getByRole('heading', { level: 1 }).innerText();
  expect(before).toBe('quietline://app/index.html');
  expect(await window.evaluate(() => globalThis.open('https://example.org') === null)).toBe(true);
  const addresses = ['https://example.org/', 'file:///etc/passwd', 'quietline://other/', 'data:text/html,<h1>x</h1>'];
  for (const address of addresses) {
    await window.evaluate((to) => {
      const link = document.createElement('a');
      link.href = to;
      document.body.append(link);
      link.click();
      link.target = '_blank';
      link.click();
      link.remove();
    }, address);
    await window.evaluate((to) => {
      location.href = to;
    }, address);
  }
  // Asked of Electron: Playwright itself would wait for the page that never comes.
  const there = await app.electron.evaluate(({ BrowserWindow }) =>
    Promise.all(
      BrowserWindow.getAllWindows().map(async ({ webContents }) => [
        webContents.getURL(),
        String(await webContents.executeJavaScript('document.querySelector("h1").textContent')),
      ]),
    ),
  );
  expect(there).toEqual([[before, heading]]);
});

test('attacks 44: one strict policy on every file, and nothing but the built files is served', async ({
  workplace,
}) => {
  const app = await workplace.openApp();
  const served = await app.electron.evaluate(async ({ session }) => {
    const ask = async (address: string) => {
      const response = await session.defaultSession.fetch(address);
      return { status: response.status, policy: response.headers.get('content-security-policy') };
    };
    return {
      page: await ask('quietline://app/index.html'),
      up: await ask('quietline://app/..%2f..%2fpackage.json'),
      host: await ask('quietline://other/index.html'),
    };
  });
  expect(served.page.status).toBe(200);
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    expect(served.page.policy).toContain(rule);
  }
  expect([served.up.status, served.host.status]).toEqual([404, 404]);

  const { window } = app;
  const outcome = await window.evaluate(async () => {
    // While a debugger's own call runs, code may be made from text; a moment later it may not.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const tried = (run: () => unknown) => {
      try {
        run();
        return 'ran';
      } catch {
        return 'refused';
      }
    };
    const script = document.createElement('script');
    return {
      script: tried(() => {
        script.text = 'document.title = "changed"';
        document.head.append(script);
      }),
      markup: tried(() => {
        document.body.innerHTML = '<b>changed</b>';
      }),
      code: tried(() => (0, eval)('document.title = "changed"')),
      made: tried(() => new Function('document.title = "changed"')),
      attribute: tried(() => document.body.setAttribute('onclick', 'document.title = "changed"')),
      later: tried(() => setTimeout('document.title = "changed"' as unknown as () => void, 0)),
    };
  });
  expect(outcome).toEqual({
    script: 'refused',
    markup: 'refused',
    code: 'refused',
    made: 'refused',
    attribute: 'refused',
    later: 'refused',
  });
  await window.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  expect(await window.title()).toBe('Quietline');
});

test('attacks 44: nothing in the window reaches the network', async ({ workplace }) => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  let packets = 0;
  const udp = createSocket('udp4', () => {
    packets += 1;
  }).bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(udp, 'listening')]);
  const { port } = server.address() as AddressInfo;
  const app = await workplace.openApp();
  try {
    const outcome = await app.window.evaluate(
      async ({ port, udpPort }) => {
        const to = `http://127.0.0.1:${String(port)}/`;
        const settled = (wish: Promise<unknown>) =>
          wish.then(
            () => 'done',
            () => 'refused',
          );
        const heard = (thing: EventTarget, done: string) =>
          settled(
            new Promise((yes, no) => {
              thing.addEventListener(done, yes);
              thing.addEventListener('error', no);
            }),
          );
        const tried = (run: () => Promise<string>) => {
          try {
            return run();
          } catch {
            return Promise.resolve('refused');
          }
        };
        for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'stylesheet', 'icon', 'manifest']) {
          const link = document.createElement('link');
          link.rel = rel;
          link.href = to;
          document.head.append(link);
        }
        const form = document.createElement('form');
        form.action = to;
        document.body.append(form);
        form.submit();
        const image = new Image();
        const video = document.createElement('video');
        const peer = new RTCPeerConnection({
          iceServers: [{ urls: `stun:127.0.0.1:${String(udpPort)}` }],
        });
        peer.createDataChannel('x');
        const gathered = new Promise((resolve) => {
          peer.addEventListener('icegatheringstatechange', () => peer.iceGatheringState === 'complete' && resolve(0));
          setTimeout(resolve, 3000);
        });
        await peer.setLocalDescription(await peer.createOffer());
        const results = {
          fetch: await settled(fetch(to)),
          opaque: await settled(fetch(to, { mode: 'no-cors' })),
          socket: await tried(() => heard(new WebSocket(to.replace('http', 'ws')), 'open')),
          events: await tried(() => heard(new EventSource(to), 'open')),
          image: await tried(() => {
            const loaded = heard(image, 'load');
            image.src = to;
            return loaded;
          }),
          video: await tried(() => {
            const loaded = heard(video, 'loadeddata');
            video.src = to;
            return loaded;
          }),
        };
        navigator.sendBeacon(to, 'x');
        await gathered;
        peer.close();
        return results;
      },
      { port, udpPort: udp.address().port },
    );
    expect(Object.values(outcome).every((result) => result === 'refused')).toBe(true);
    expect({ connections, packets }).toEqual({ connections: 0, packets: 0 });
  } finally {
    server.close();
    udp.close();
  }
});

test('attacks 46: a hostile name or message becomes no element and asks for nothing', async ({ workplace }) => {
  const hostile = '<img src="https://example.org/x.png" onerror="document.title=1"><script>document.title=2</script>';
  const practice = await preparePractice(path.join(workplace.folder, 'profile', 'vault'));
  const name = '<b onmouseover=alert(1)>Bo</b>';
  const client = await practice.addClient(name);
  await client.messenger.sendText((await client.store.sessions())[0]?.conversationId ?? client.id, hostile);
  await expect
    .poll(async () => {
      const { items } = await practice.screen.call('conversations.page', { clientId: client.id, limit: 5 });
      return items.some((item) => item.kind === 'message' && item.text === hostile);
    })
    .toBe(true);
  await practice.close();

  const app = await workplace.openApp();
  const asked: string[] = [];
  app.window.on('request', (request) => asked.push(request.url()));
  const dialogs: string[] = [];
  app.window.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await app.unlock();
  await app.openClient(name);
  await expect(app.message(hostile)).toBeVisible();
  await app.message(hostile).hover();
  await app.window.getByText(name).first().hover();
  expect(await app.window.locator('img, b, script:not([src])').count()).toBe(0);
  expect(await app.window.title()).toContain('Quietline');
  expect(asked.filter((address) => !address.startsWith('quietline://app/'))).toEqual([]);
  expect(dialogs).toEqual([]);
});
