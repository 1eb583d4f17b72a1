import { readList } from "./match/read-list.ts"
import { matchLists } from "../src/core/reconcile/match.ts"
;(globalThis as any).DBG=(rules:any,sessions:any,pairs:any,c:any)=>{ console.log("pairs",pairs.one.length,"patterns",c.patterns()); rules.forEach((r:any,i:number)=>console.log(r.name,r.keys,"joined",r.joined,"dropped",r.dropped,"session",[...sessions[i].counts.values()].reduce((a:number,b:number)=>a+b,0), sessions[i].counts.size)); c.fields.forEach((f:any)=>console.log(f.name,f.kind,f.size,f.filled)) }
const lists=process.argv.slice(2).map(readList)
const t=performance.now()
matchLists(lists,{seed:1,thisYear:2026,rooms:null})
console.log(performance.now()-t)
