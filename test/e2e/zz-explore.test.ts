import { afterAll, beforeAll, it } from "vitest"
import { csvOf, makeListsDesk } from "../support/lists-desk.ts"
import { pushedList } from "../support/pushed-list.ts"
import { type Site, startSite } from "./support.ts"
import { generateWorld } from "../../src/core/world/world.ts"
const world = generateWorld({seed:2020})
let site: Site
beforeAll(async () => { site = await startSite({world}) })
afterAll(() => site.stop())
it("explores", { timeout: 300_000 }, async () => {
  const pushed = pushedList(world.books)
  const desk = makeListsDesk(await site.app.signedIn("staff"))
  const people = new Map(world.books.人员.rows.map(([name="",sex="",id="",phone="",door=""])=>[id,{name,id,phone,door}]))
  const cell = (n:string, name:string,id:string,phone:string,door:string) => [n,name,id,phone,door,"湖北武汉","2020-02-10",""]
  const off = (p:string) => p.slice(0,-1)+String((Number(p.slice(-1))+1)%10)
  const variants: Record<string,(p:any,n:string)=>string[]> = {
    nameOnly: (p,n)=>cell(n,p.name,"","",""),
    nameStair: (p,n)=>cell(n,p.name,"","",p.door.replace(/\d+室$/,"")),
    nameSlipDoor: (p,n)=>cell(n,p.name,"","",p.door.replace(/(\d)室$/,(_:string,d:string)=>`${(Number(d)%2)+1}室`)),
    nameChangedDoor: (p,n)=>cell(n,p.name.slice(0,-1)+"某","","",p.door),
    nameChangedPhone: (p,n)=>cell(n,p.name.slice(0,-1)+"某","",p.phone,""),
    namePhoneOff: (p,n)=>cell(n,p.name,"",off(p.phone),""),
    changedPhoneOff: (p,n)=>cell(n,p.name.slice(0,-1)+"某","",off(p.phone),p.door),
    last4: (p,n)=>cell(n,p.name.slice(0,1)+"某",p.id.slice(-4),"",p.door),
    phoneOnlyOtherName: (p,n)=>cell(n,"欧阳某",'',p.phone,""),
    surnameDoor: (p,n)=>cell(n,p.name.slice(0,1)+"先生","","",p.door),
    otherNamePhoneDoor: (p,n)=>cell(n,p.name.slice(0,1)+"丽丽","",p.phone,p.door),
    givenDoor: (p,n)=>cell(n,p.name.slice(1),"","",p.door),
    docOff: (p,n)=>cell(n,p.name.slice(0,1)+"丽丽",p.id.slice(0,-3)+"999","",p.door),
  }
  const keys = Object.keys(variants)
  const used: Record<number,string> = {}
  let k = 0
  const rows = pushed.rows.map((r,i)=>{ if(!r.idNumber||k>=keys.length*5) return r; const p=people.get(r.idNumber)!; if(!p.phone||p.name.length<3) return r; const key=keys[k++%keys.length]!; used[i]=key; return {...r,cells:variants[key]!(p,String(i+1))} })
  // one household of 4: names with another last sign, door as it is, no numbers
  const byDoor = new Map<string, any[]>()
  for (const p of people.values()) byDoor.set(p.door,[...(byDoor.get(p.door)??[]),p])
  const fam = [...byDoor.values()].filter(v=>v.length>=4 && v.every(p=>p.name.length===3))
  const extra = fam.slice(0,3).flatMap((f,j)=>f.slice(0,4).map((p:any,i:number)=>({cells: j===0?cell("x",p.name.slice(0,-1)+"某","","",p.door): j===1? cell("x",p.name.slice(0,1)+"先生","","",p.door): cell("x",p.name.slice(0,1)+"某"+p.name.slice(2),"","",p.door)})))
  const t=Date.now()
  const list = await desk.added({ name: "l.csv", content: csvOf({header:pushed.header, rows:[...rows,...extra] as any}) })
  console.log("matched in", Date.now()-t, JSON.stringify(list.list.counts))
  const all = await desk.rows(list.list.id)
  const out: Record<string,string[]> = {}
  all.forEach((r:any,i:number)=>{ const key = used[i] ?? (i>=273?"fam"+Math.floor((i-273)/4):null); if(key) (out[key]??=[]).push(`${r.identity}:${r.chance?.toFixed(3)}`) })
  console.log(JSON.stringify(out,null,1))
  const d = all.find((r:any,i:number)=>i>=273 && r.identity==="doubtful")
  if (d) for (const o of await desk.open(d.id)) console.log(o.row.place, o.row.cells[1], o.row.identity, o.candidates.map((c:any)=>c.person.name+c.chance.toFixed(2)).join(" "))
})
