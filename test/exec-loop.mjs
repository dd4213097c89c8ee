const D = (process.env.ROOT??"/work/main")+"/test/dist/interop";
const { startContainerd } = await import(`${D}/containerd-bench.js`);
const { containerdPeer } = await import(`${D}/containerd-peer.js`);
const G = await import(`${D}/containerd-guests.js`);
const { image } = await import(`${D}/ctr-client.js`);
const { join } = await import("node:path"); const { once } = await import("node:events"); const { spawn } = await import("node:child_process");
const bench = await startContainerd(containerdPeer(process.argv[2]??"1.6"));
bench.image(image("pong"), G.PONG);
const r=bench.ctr("run","--runtime","io.containerd.sandpaw.v1","-d","--null-io","--cgroup","/sandpaw-exp/x",image("pong"),"pong"); if(r.status!==0) console.log(r);
const spin=[]; for(let i=0;i<+(process.argv[4]??6);i++) spin.push(spawn(process.execPath,["-e","for(;;);"]));
let lost=0, bad=0; const N=+(process.argv[3]??200); const t=performance.now();
for (let i=0;i<N;i++){ const c=bench.ctrStart("task","exec","--fifo-dir",join(bench.folder,"fifo"),"--exec-id",`e${i}`,"pong","ping"); let o="",e=""; c.stdout.on("data",d=>o+=d); c.stderr.on("data",d=>e+=d); c.stdin.end(); const [code]=await once(c,"close"); if(code!==0){bad++; console.log(e)} else if(o!=="pong\n"){lost++; console.log("lost at",i,JSON.stringify(o))} }
console.log("lost",lost,"bad",bad,"of",N,((performance.now()-t)/N).toFixed(0)+" ms each");
for(const s of spin) s.kill("SIGKILL");
bench.ctr("task","rm","-f","pong"); await bench.close();
