// Runs in a browser and in Node: opens connections one after the other, sends texts and bytes of many sizes on each,
// and tells what came back.
async ({ url, connections, sizes }) => {
  const news = (socket, kind) => new Promise((resolve, reject) => {
    socket["on" + kind] = resolve;
    socket.onerror = () => reject(new Error("an error instead of " + kind));
    if (kind !== "close") socket.onclose = (event) => reject(new Error("closed with " + event.code));
  });
  const echo = async (socket, data) => {
    const message = news(socket, "message");
    socket.send(data);
    return (await message).data;
  };
  const seen = { extensions: [], echoed: 0, wrong: 0, closed: [] };
  const note = (list, value) => list.includes(value) || list.push(value);
  for (let number = 0; number < connections; number++) {
    const socket = new WebSocket(url);
    socket.binaryType = "arraybuffer";
    await news(socket, "open");
    note(seen.extensions, socket.extensions);
    for (const size of sizes) {
      const text = Array.from({ length: size }, (_, i) => "aé€b"[(i + number) % 4]).join("");
      const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 8) + number) & 255);
      const backText = await echo(socket, text);
      const backBytes = new Uint8Array(await echo(socket, bytes));
      const same = backText === text && backBytes.length === size && backBytes.every((b, i) => b === bytes[i]);
      if (same) seen.echoed += 2; else seen.wrong += 2;
    }
    const closed = news(socket, "close");
    socket.close(1000);
    note(seen.closed, (await closed).code);
  }
  return JSON.stringify(seen);
}
