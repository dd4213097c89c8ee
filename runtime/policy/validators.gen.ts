// @ts-nocheck -- made by ajv from `scripts/schemas`; do not edit. Again: npm run generate
import type { Grant } from "../protocol/index.js";
import type { Manifest } from "./manifest.js";
import type { NodePolicy } from "./node-policy.js";
import type { Validator } from "../protocol/index.js";

const checkManifest = validate20;
const schema31 = {"type":"object","required":["name","version","shape","rateHz","request"],"properties":{"name":{"type":"string","maxLength":128,"pattern":"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"},"version":{"type":"string","maxLength":64,"pattern":"^(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)(?:-(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$"},"shape":{"enum":["program","reactor"]},"rateHz":{"type":"number","minimum":0,"maximum":200},"stringEncoding":{"enum":["utf8","utf16"]},"request":{"type":"object","properties":{"motion":{"type":"object","required":["maxSpeed","maxTurn"],"properties":{"maxSpeed":{"type":"number","minimum":0,"maximum":10},"maxSideSpeed":{"type":"number","minimum":0,"maximum":10},"maxTurn":{"type":"number","minimum":0,"maximum":20},"maxAcceleration":{"type":"number","minimum":0,"maximum":20},"maxTurnAcceleration":{"type":"number","minimum":0,"maximum":100},"maxTtlMs":{"type":"integer","minimum":1,"maximum":1000},"attentiveMs":{"type":"integer","minimum":100,"maximum":1000},"blindSpeed":{"type":"number","minimum":0.02,"maximum":10},"batteryUse":{"type":"number","minimum":0,"maximum":1},"zones":{"type":"array","items":{"type":"object","properties":{"allow":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"number","minimum":-1000,"maximum":1000},"minItems":2,"maxItems":2},"minItems":3,"maxItems":64},"minItems":1,"maxItems":16},"forbid":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"number","minimum":-1000,"maximum":1000},"minItems":2,"maxItems":2},"minItems":3,"maxItems":64},"minItems":1,"maxItems":16}},"additionalProperties":false},"maxItems":8}},"additionalProperties":false},"sensors":{"type":"object","properties":{"rateHz":{"type":"number","minimum":0.1,"maximum":100}},"additionalProperties":false},"camera":{"type":"object","properties":{"maxWidth":{"type":"integer","minimum":1,"maximum":4096},"maxHeight":{"type":"integer","minimum":1,"maximum":4096},"rateHz":{"type":"number","minimum":0.01,"maximum":60},"colour":{"type":"boolean"}},"additionalProperties":false},"events":{"type":"object","properties":{},"additionalProperties":false},"log":{"type":"object","properties":{"linesPerSecond":{"type":"number","minimum":0.1,"maximum":1000}},"additionalProperties":false},"telemetry":{"type":"object","properties":{},"additionalProperties":false},"store":{"type":"object","properties":{"bytes":{"type":"integer","minimum":64,"maximum":262144}},"additionalProperties":false},"resources":{"type":"object","properties":{"memoryBytes":{"type":"integer","minimum":65536,"maximum":1073741824,"multipleOf":65536},"tableElements":{"type":"integer","minimum":0,"maximum":1000000},"callMs":{"type":"integer","minimum":1,"maximum":10000}},"additionalProperties":false},"files":{"type":"array","items":{"type":"string","maxLength":256,"pattern":"^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"},"maxItems":32}},"additionalProperties":false}},"additionalProperties":false,"$id":"Manifest"};
const pattern4 = new RegExp("^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$", "u");
const pattern5 = new RegExp("^(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)(?:-(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$", "u");
const pattern6 = new RegExp("^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$", "u");
const func1 = Object.prototype.hasOwnProperty;

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="Manifest" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.name === undefined) && (missing0 = "name")) || ((data.version === undefined) && (missing0 = "version"))) || ((data.shape === undefined) && (missing0 = "shape"))) || ((data.rateHz === undefined) && (missing0 = "rateHz"))) || ((data.request === undefined) && (missing0 = "request"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "version")) || (key0 === "shape")) || (key0 === "rateHz")) || (key0 === "stringEncoding")) || (key0 === "request"))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(data0.length > 128){
validate20.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern4.test(data0)){
validate20.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
let data1 = data.version;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(data1.length > 64){
validate20.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern5.test(data1)){
validate20.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)(?:-(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$"},message:"must match pattern \""+"^(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)(?:-(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shape !== undefined){
let data2 = data.shape;
const _errs6 = errors;
if(!((data2 === "program") || (data2 === "reactor"))){
validate20.errors = [{instancePath:instancePath+"/shape",schemaPath:"#/properties/shape/enum",keyword:"enum",params:{allowedValues: schema31.properties.shape.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rateHz !== undefined){
let data3 = data.rateHz;
const _errs7 = errors;
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 200 || isNaN(data3)){
validate20.errors = [{instancePath:instancePath+"/rateHz",schemaPath:"#/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 200},message:"must be <= 200"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate20.errors = [{instancePath:instancePath+"/rateHz",schemaPath:"#/properties/rateHz/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/rateHz",schemaPath:"#/properties/rateHz/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stringEncoding !== undefined){
let data4 = data.stringEncoding;
const _errs9 = errors;
if(!((data4 === "utf8") || (data4 === "utf16"))){
validate20.errors = [{instancePath:instancePath+"/stringEncoding",schemaPath:"#/properties/stringEncoding/enum",keyword:"enum",params:{allowedValues: schema31.properties.stringEncoding.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.request !== undefined){
let data5 = data.request;
const _errs10 = errors;
if(errors === _errs10){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
const _errs12 = errors;
for(const key1 in data5){
if(!(func1.call(schema31.properties.request.properties, key1))){
validate20.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs12 === errors){
if(data5.motion !== undefined){
let data6 = data5.motion;
const _errs13 = errors;
if(errors === _errs13){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if(((data6.maxSpeed === undefined) && (missing1 = "maxSpeed")) || ((data6.maxTurn === undefined) && (missing1 = "maxTurn"))){
validate20.errors = [{instancePath:instancePath+"/request/motion",schemaPath:"#/properties/request/properties/motion/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs15 = errors;
for(const key2 in data6){
if(!(func1.call(schema31.properties.request.properties.motion.properties, key2))){
validate20.errors = [{instancePath:instancePath+"/request/motion",schemaPath:"#/properties/request/properties/motion/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs15 === errors){
if(data6.maxSpeed !== undefined){
let data7 = data6.maxSpeed;
const _errs16 = errors;
if(errors === _errs16){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 10 || isNaN(data7)){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxSpeed",schemaPath:"#/properties/request/properties/motion/properties/maxSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxSpeed",schemaPath:"#/properties/request/properties/motion/properties/maxSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/maxSpeed",schemaPath:"#/properties/request/properties/motion/properties/maxSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.maxSideSpeed !== undefined){
let data8 = data6.maxSideSpeed;
const _errs18 = errors;
if(errors === _errs18){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 10 || isNaN(data8)){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxSideSpeed",schemaPath:"#/properties/request/properties/motion/properties/maxSideSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data8 < 0 || isNaN(data8)){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxSideSpeed",schemaPath:"#/properties/request/properties/motion/properties/maxSideSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/maxSideSpeed",schemaPath:"#/properties/request/properties/motion/properties/maxSideSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.maxTurn !== undefined){
let data9 = data6.maxTurn;
const _errs20 = errors;
if(errors === _errs20){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 20 || isNaN(data9)){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxTurn",schemaPath:"#/properties/request/properties/motion/properties/maxTurn/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"}];
return false;
}
else {
if(data9 < 0 || isNaN(data9)){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxTurn",schemaPath:"#/properties/request/properties/motion/properties/maxTurn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/maxTurn",schemaPath:"#/properties/request/properties/motion/properties/maxTurn/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.maxAcceleration !== undefined){
let data10 = data6.maxAcceleration;
const _errs22 = errors;
if(errors === _errs22){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 20 || isNaN(data10)){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxAcceleration",schemaPath:"#/properties/request/properties/motion/properties/maxAcceleration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"}];
return false;
}
else {
if(data10 < 0 || isNaN(data10)){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxAcceleration",schemaPath:"#/properties/request/properties/motion/properties/maxAcceleration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/maxAcceleration",schemaPath:"#/properties/request/properties/motion/properties/maxAcceleration/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.maxTurnAcceleration !== undefined){
let data11 = data6.maxTurnAcceleration;
const _errs24 = errors;
if(errors === _errs24){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 100 || isNaN(data11)){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxTurnAcceleration",schemaPath:"#/properties/request/properties/motion/properties/maxTurnAcceleration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data11 < 0 || isNaN(data11)){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxTurnAcceleration",schemaPath:"#/properties/request/properties/motion/properties/maxTurnAcceleration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/maxTurnAcceleration",schemaPath:"#/properties/request/properties/motion/properties/maxTurnAcceleration/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.maxTtlMs !== undefined){
let data12 = data6.maxTtlMs;
const _errs26 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxTtlMs",schemaPath:"#/properties/request/properties/motion/properties/maxTtlMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs26){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1000 || isNaN(data12)){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxTtlMs",schemaPath:"#/properties/request/properties/motion/properties/maxTtlMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data12 < 1 || isNaN(data12)){
validate20.errors = [{instancePath:instancePath+"/request/motion/maxTtlMs",schemaPath:"#/properties/request/properties/motion/properties/maxTtlMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.attentiveMs !== undefined){
let data13 = data6.attentiveMs;
const _errs28 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate20.errors = [{instancePath:instancePath+"/request/motion/attentiveMs",schemaPath:"#/properties/request/properties/motion/properties/attentiveMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs28){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 1000 || isNaN(data13)){
validate20.errors = [{instancePath:instancePath+"/request/motion/attentiveMs",schemaPath:"#/properties/request/properties/motion/properties/attentiveMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data13 < 100 || isNaN(data13)){
validate20.errors = [{instancePath:instancePath+"/request/motion/attentiveMs",schemaPath:"#/properties/request/properties/motion/properties/attentiveMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"}];
return false;
}
}
}
}
var valid2 = _errs28 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.blindSpeed !== undefined){
let data14 = data6.blindSpeed;
const _errs30 = errors;
if(errors === _errs30){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 10 || isNaN(data14)){
validate20.errors = [{instancePath:instancePath+"/request/motion/blindSpeed",schemaPath:"#/properties/request/properties/motion/properties/blindSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data14 < 0.02 || isNaN(data14)){
validate20.errors = [{instancePath:instancePath+"/request/motion/blindSpeed",schemaPath:"#/properties/request/properties/motion/properties/blindSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.02},message:"must be >= 0.02"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/blindSpeed",schemaPath:"#/properties/request/properties/motion/properties/blindSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs30 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.batteryUse !== undefined){
let data15 = data6.batteryUse;
const _errs32 = errors;
if(errors === _errs32){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 1 || isNaN(data15)){
validate20.errors = [{instancePath:instancePath+"/request/motion/batteryUse",schemaPath:"#/properties/request/properties/motion/properties/batteryUse/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"}];
return false;
}
else {
if(data15 < 0 || isNaN(data15)){
validate20.errors = [{instancePath:instancePath+"/request/motion/batteryUse",schemaPath:"#/properties/request/properties/motion/properties/batteryUse/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/batteryUse",schemaPath:"#/properties/request/properties/motion/properties/batteryUse/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs32 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.zones !== undefined){
let data16 = data6.zones;
const _errs34 = errors;
if(errors === _errs34){
if(Array.isArray(data16)){
if(data16.length > 8){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones",schemaPath:"#/properties/request/properties/motion/properties/zones/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"}];
return false;
}
else {
var valid3 = true;
const len0 = data16.length;
for(let i0=0; i0<len0; i0++){
let data17 = data16[i0];
const _errs36 = errors;
if(errors === _errs36){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
const _errs38 = errors;
for(const key3 in data17){
if(!((key3 === "allow") || (key3 === "forbid"))){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0,schemaPath:"#/properties/request/properties/motion/properties/zones/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs38 === errors){
if(data17.allow !== undefined){
let data18 = data17.allow;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data18)){
if(data18.length > 16){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/allow",schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/allow/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
if(data18.length < 1){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/allow",schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/allow/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid5 = true;
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
let data19 = data18[i1];
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data19)){
if(data19.length > 64){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/allow/" + i1,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/allow/items/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
if(data19.length < 3){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/allow/" + i1,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/allow/items/minItems",keyword:"minItems",params:{limit: 3},message:"must NOT have fewer than 3 items"}];
return false;
}
else {
var valid6 = true;
const len2 = data19.length;
for(let i2=0; i2<len2; i2++){
let data20 = data19[i2];
const _errs43 = errors;
if(errors === _errs43){
if(Array.isArray(data20)){
if(data20.length > 2){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/allow/" + i1+"/" + i2,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/allow/items/items/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
else {
if(data20.length < 2){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/allow/" + i1+"/" + i2,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/allow/items/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
var valid7 = true;
const len3 = data20.length;
for(let i3=0; i3<len3; i3++){
let data21 = data20[i3];
const _errs45 = errors;
if(errors === _errs45){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 1000 || isNaN(data21)){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/allow/" + i1+"/" + i2+"/" + i3,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/allow/items/items/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data21 < -1000 || isNaN(data21)){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/allow/" + i1+"/" + i2+"/" + i3,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/allow/items/items/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000},message:"must be >= -1000"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/allow/" + i1+"/" + i2+"/" + i3,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/allow/items/items/items/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid7 = _errs45 === errors;
if(!valid7){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/allow/" + i1+"/" + i2,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/allow/items/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid6 = _errs43 === errors;
if(!valid6){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/allow/" + i1,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/allow/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs41 === errors;
if(!valid5){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/allow",schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/allow/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs39 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data17.forbid !== undefined){
let data22 = data17.forbid;
const _errs47 = errors;
if(errors === _errs47){
if(Array.isArray(data22)){
if(data22.length > 16){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/forbid",schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/forbid/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
if(data22.length < 1){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/forbid",schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/forbid/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid8 = true;
const len4 = data22.length;
for(let i4=0; i4<len4; i4++){
let data23 = data22[i4];
const _errs49 = errors;
if(errors === _errs49){
if(Array.isArray(data23)){
if(data23.length > 64){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/forbid/" + i4,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/forbid/items/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
if(data23.length < 3){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/forbid/" + i4,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/forbid/items/minItems",keyword:"minItems",params:{limit: 3},message:"must NOT have fewer than 3 items"}];
return false;
}
else {
var valid9 = true;
const len5 = data23.length;
for(let i5=0; i5<len5; i5++){
let data24 = data23[i5];
const _errs51 = errors;
if(errors === _errs51){
if(Array.isArray(data24)){
if(data24.length > 2){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/forbid/" + i4+"/" + i5,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/forbid/items/items/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
else {
if(data24.length < 2){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/forbid/" + i4+"/" + i5,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/forbid/items/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
var valid10 = true;
const len6 = data24.length;
for(let i6=0; i6<len6; i6++){
let data25 = data24[i6];
const _errs53 = errors;
if(errors === _errs53){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 1000 || isNaN(data25)){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/forbid/" + i4+"/" + i5+"/" + i6,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/forbid/items/items/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data25 < -1000 || isNaN(data25)){
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/forbid/" + i4+"/" + i5+"/" + i6,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/forbid/items/items/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000},message:"must be >= -1000"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/forbid/" + i4+"/" + i5+"/" + i6,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/forbid/items/items/items/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid10 = _errs53 === errors;
if(!valid10){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/forbid/" + i4+"/" + i5,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/forbid/items/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid9 = _errs51 === errors;
if(!valid9){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/forbid/" + i4,schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/forbid/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid8 = _errs49 === errors;
if(!valid8){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0+"/forbid",schemaPath:"#/properties/request/properties/motion/properties/zones/items/properties/forbid/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs47 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/zones/" + i0,schemaPath:"#/properties/request/properties/motion/properties/zones/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs36 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion/zones",schemaPath:"#/properties/request/properties/motion/properties/zones/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs34 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/motion",schemaPath:"#/properties/request/properties/motion/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.sensors !== undefined){
let data26 = data5.sensors;
const _errs55 = errors;
if(errors === _errs55){
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
const _errs57 = errors;
for(const key4 in data26){
if(!(key4 === "rateHz")){
validate20.errors = [{instancePath:instancePath+"/request/sensors",schemaPath:"#/properties/request/properties/sensors/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs57 === errors){
if(data26.rateHz !== undefined){
let data27 = data26.rateHz;
const _errs58 = errors;
if(errors === _errs58){
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 100 || isNaN(data27)){
validate20.errors = [{instancePath:instancePath+"/request/sensors/rateHz",schemaPath:"#/properties/request/properties/sensors/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data27 < 0.1 || isNaN(data27)){
validate20.errors = [{instancePath:instancePath+"/request/sensors/rateHz",schemaPath:"#/properties/request/properties/sensors/properties/rateHz/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/sensors/rateHz",schemaPath:"#/properties/request/properties/sensors/properties/rateHz/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/sensors",schemaPath:"#/properties/request/properties/sensors/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs55 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.camera !== undefined){
let data28 = data5.camera;
const _errs60 = errors;
if(errors === _errs60){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
const _errs62 = errors;
for(const key5 in data28){
if(!((((key5 === "maxWidth") || (key5 === "maxHeight")) || (key5 === "rateHz")) || (key5 === "colour"))){
validate20.errors = [{instancePath:instancePath+"/request/camera",schemaPath:"#/properties/request/properties/camera/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs62 === errors){
if(data28.maxWidth !== undefined){
let data29 = data28.maxWidth;
const _errs63 = errors;
if(!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))){
validate20.errors = [{instancePath:instancePath+"/request/camera/maxWidth",schemaPath:"#/properties/request/properties/camera/properties/maxWidth/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs63){
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 4096 || isNaN(data29)){
validate20.errors = [{instancePath:instancePath+"/request/camera/maxWidth",schemaPath:"#/properties/request/properties/camera/properties/maxWidth/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data29 < 1 || isNaN(data29)){
validate20.errors = [{instancePath:instancePath+"/request/camera/maxWidth",schemaPath:"#/properties/request/properties/camera/properties/maxWidth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid12 = _errs63 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data28.maxHeight !== undefined){
let data30 = data28.maxHeight;
const _errs65 = errors;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
validate20.errors = [{instancePath:instancePath+"/request/camera/maxHeight",schemaPath:"#/properties/request/properties/camera/properties/maxHeight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs65){
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 > 4096 || isNaN(data30)){
validate20.errors = [{instancePath:instancePath+"/request/camera/maxHeight",schemaPath:"#/properties/request/properties/camera/properties/maxHeight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data30 < 1 || isNaN(data30)){
validate20.errors = [{instancePath:instancePath+"/request/camera/maxHeight",schemaPath:"#/properties/request/properties/camera/properties/maxHeight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid12 = _errs65 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data28.rateHz !== undefined){
let data31 = data28.rateHz;
const _errs67 = errors;
if(errors === _errs67){
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 60 || isNaN(data31)){
validate20.errors = [{instancePath:instancePath+"/request/camera/rateHz",schemaPath:"#/properties/request/properties/camera/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data31 < 0.01 || isNaN(data31)){
validate20.errors = [{instancePath:instancePath+"/request/camera/rateHz",schemaPath:"#/properties/request/properties/camera/properties/rateHz/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01},message:"must be >= 0.01"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/camera/rateHz",schemaPath:"#/properties/request/properties/camera/properties/rateHz/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid12 = _errs67 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data28.colour !== undefined){
const _errs69 = errors;
if(typeof data28.colour !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/request/camera/colour",schemaPath:"#/properties/request/properties/camera/properties/colour/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid12 = _errs69 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/camera",schemaPath:"#/properties/request/properties/camera/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs60 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.events !== undefined){
let data33 = data5.events;
const _errs71 = errors;
if(errors === _errs71){
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
for(const key6 in data33){
validate20.errors = [{instancePath:instancePath+"/request/events",schemaPath:"#/properties/request/properties/events/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/events",schemaPath:"#/properties/request/properties/events/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs71 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.log !== undefined){
let data34 = data5.log;
const _errs74 = errors;
if(errors === _errs74){
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
const _errs76 = errors;
for(const key7 in data34){
if(!(key7 === "linesPerSecond")){
validate20.errors = [{instancePath:instancePath+"/request/log",schemaPath:"#/properties/request/properties/log/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs76 === errors){
if(data34.linesPerSecond !== undefined){
let data35 = data34.linesPerSecond;
const _errs77 = errors;
if(errors === _errs77){
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 1000 || isNaN(data35)){
validate20.errors = [{instancePath:instancePath+"/request/log/linesPerSecond",schemaPath:"#/properties/request/properties/log/properties/linesPerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data35 < 0.1 || isNaN(data35)){
validate20.errors = [{instancePath:instancePath+"/request/log/linesPerSecond",schemaPath:"#/properties/request/properties/log/properties/linesPerSecond/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/log/linesPerSecond",schemaPath:"#/properties/request/properties/log/properties/linesPerSecond/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/log",schemaPath:"#/properties/request/properties/log/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs74 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.telemetry !== undefined){
let data36 = data5.telemetry;
const _errs79 = errors;
if(errors === _errs79){
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key8 in data36){
validate20.errors = [{instancePath:instancePath+"/request/telemetry",schemaPath:"#/properties/request/properties/telemetry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/telemetry",schemaPath:"#/properties/request/properties/telemetry/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs79 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.store !== undefined){
let data37 = data5.store;
const _errs82 = errors;
if(errors === _errs82){
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
const _errs84 = errors;
for(const key9 in data37){
if(!(key9 === "bytes")){
validate20.errors = [{instancePath:instancePath+"/request/store",schemaPath:"#/properties/request/properties/store/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs84 === errors){
if(data37.bytes !== undefined){
let data38 = data37.bytes;
const _errs85 = errors;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
validate20.errors = [{instancePath:instancePath+"/request/store/bytes",schemaPath:"#/properties/request/properties/store/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs85){
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 262144 || isNaN(data38)){
validate20.errors = [{instancePath:instancePath+"/request/store/bytes",schemaPath:"#/properties/request/properties/store/properties/bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 262144},message:"must be <= 262144"}];
return false;
}
else {
if(data38 < 64 || isNaN(data38)){
validate20.errors = [{instancePath:instancePath+"/request/store/bytes",schemaPath:"#/properties/request/properties/store/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 64},message:"must be >= 64"}];
return false;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/store",schemaPath:"#/properties/request/properties/store/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs82 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.resources !== undefined){
let data39 = data5.resources;
const _errs87 = errors;
if(errors === _errs87){
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
const _errs89 = errors;
for(const key10 in data39){
if(!(((key10 === "memoryBytes") || (key10 === "tableElements")) || (key10 === "callMs"))){
validate20.errors = [{instancePath:instancePath+"/request/resources",schemaPath:"#/properties/request/properties/resources/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs89 === errors){
if(data39.memoryBytes !== undefined){
let data40 = data39.memoryBytes;
const _errs90 = errors;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
validate20.errors = [{instancePath:instancePath+"/request/resources/memoryBytes",schemaPath:"#/properties/request/properties/resources/properties/memoryBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs90){
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 1073741824 || isNaN(data40)){
validate20.errors = [{instancePath:instancePath+"/request/resources/memoryBytes",schemaPath:"#/properties/request/properties/resources/properties/memoryBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"}];
return false;
}
else {
if(data40 < 65536 || isNaN(data40)){
validate20.errors = [{instancePath:instancePath+"/request/resources/memoryBytes",schemaPath:"#/properties/request/properties/resources/properties/memoryBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 65536},message:"must be >= 65536"}];
return false;
}
else {
let res0;
if((65536 === 0 || (res0 = data40/65536, res0 !== parseInt(res0)))){
validate20.errors = [{instancePath:instancePath+"/request/resources/memoryBytes",schemaPath:"#/properties/request/properties/resources/properties/memoryBytes/multipleOf",keyword:"multipleOf",params:{multipleOf: 65536},message:"must be multiple of 65536"}];
return false;
}
}
}
}
}
var valid15 = _errs90 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data39.tableElements !== undefined){
let data41 = data39.tableElements;
const _errs92 = errors;
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
validate20.errors = [{instancePath:instancePath+"/request/resources/tableElements",schemaPath:"#/properties/request/properties/resources/properties/tableElements/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs92){
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 1000000 || isNaN(data41)){
validate20.errors = [{instancePath:instancePath+"/request/resources/tableElements",schemaPath:"#/properties/request/properties/resources/properties/tableElements/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data41 < 0 || isNaN(data41)){
validate20.errors = [{instancePath:instancePath+"/request/resources/tableElements",schemaPath:"#/properties/request/properties/resources/properties/tableElements/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid15 = _errs92 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data39.callMs !== undefined){
let data42 = data39.callMs;
const _errs94 = errors;
if(!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42)))){
validate20.errors = [{instancePath:instancePath+"/request/resources/callMs",schemaPath:"#/properties/request/properties/resources/properties/callMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs94){
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 > 10000 || isNaN(data42)){
validate20.errors = [{instancePath:instancePath+"/request/resources/callMs",schemaPath:"#/properties/request/properties/resources/properties/callMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"}];
return false;
}
else {
if(data42 < 1 || isNaN(data42)){
validate20.errors = [{instancePath:instancePath+"/request/resources/callMs",schemaPath:"#/properties/request/properties/resources/properties/callMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid15 = _errs94 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/resources",schemaPath:"#/properties/request/properties/resources/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs87 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.files !== undefined){
let data43 = data5.files;
const _errs96 = errors;
if(errors === _errs96){
if(Array.isArray(data43)){
if(data43.length > 32){
validate20.errors = [{instancePath:instancePath+"/request/files",schemaPath:"#/properties/request/properties/files/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"}];
return false;
}
else {
var valid16 = true;
const len7 = data43.length;
for(let i7=0; i7<len7; i7++){
let data44 = data43[i7];
const _errs98 = errors;
if(errors === _errs98){
if(typeof data44 === "string"){
if(data44.length > 256){
validate20.errors = [{instancePath:instancePath+"/request/files/" + i7,schemaPath:"#/properties/request/properties/files/items/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(!pattern6.test(data44)){
validate20.errors = [{instancePath:instancePath+"/request/files/" + i7,schemaPath:"#/properties/request/properties/files/items/pattern",keyword:"pattern",params:{pattern: "^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"},message:"must match pattern \""+"^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/files/" + i7,schemaPath:"#/properties/request/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid16 = _errs98 === errors;
if(!valid16){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/files",schemaPath:"#/properties/request/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs96 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request",schemaPath:"#/properties/request/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const checkNodePolicy = validate21;
const schema32 = {"type":"object","required":["version","allow"],"properties":{"version":{"type":"number","const":1},"allow":{"type":"object","properties":{"motion":{"type":"object","properties":{"maxSpeed":{"type":"number","minimum":0,"maximum":10},"maxSideSpeed":{"type":"number","minimum":0,"maximum":10},"maxTurn":{"type":"number","minimum":0,"maximum":20},"maxAcceleration":{"type":"number","minimum":0,"maximum":20},"maxTurnAcceleration":{"type":"number","minimum":0,"maximum":100},"maxTtlMs":{"type":"integer","minimum":1,"maximum":1000},"attentiveMs":{"type":"integer","minimum":100,"maximum":1000},"blindSpeed":{"type":"number","minimum":0.02,"maximum":10},"batteryUse":{"type":"number","minimum":0,"maximum":1},"zones":{"type":"array","items":{"type":"object","properties":{"allow":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"number","minimum":-1000,"maximum":1000},"minItems":2,"maxItems":2},"minItems":3,"maxItems":64},"minItems":1,"maxItems":16},"forbid":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"number","minimum":-1000,"maximum":1000},"minItems":2,"maxItems":2},"minItems":3,"maxItems":64},"minItems":1,"maxItems":16}},"additionalProperties":false},"maxItems":8}},"additionalProperties":false},"sensors":{"type":"object","properties":{"rateHz":{"type":"number","minimum":0.1,"maximum":100}},"additionalProperties":false},"camera":{"type":"object","properties":{"maxWidth":{"type":"integer","minimum":1,"maximum":4096},"maxHeight":{"type":"integer","minimum":1,"maximum":4096},"rateHz":{"type":"number","minimum":0.01,"maximum":60},"colour":{"type":"boolean"}},"additionalProperties":false},"events":{"type":"object","properties":{},"additionalProperties":false},"log":{"type":"object","properties":{"linesPerSecond":{"type":"number","minimum":0.1,"maximum":1000}},"additionalProperties":false},"telemetry":{"type":"object","properties":{},"additionalProperties":false},"store":{"type":"object","properties":{"bytes":{"type":"integer","minimum":64,"maximum":262144}},"additionalProperties":false},"resources":{"type":"object","properties":{"memoryBytes":{"type":"integer","minimum":65536,"maximum":1073741824,"multipleOf":65536},"tableElements":{"type":"integer","minimum":0,"maximum":1000000},"callMs":{"type":"integer","minimum":1,"maximum":10000}},"additionalProperties":false},"files":{"type":"array","items":{"type":"string","maxLength":256,"pattern":"^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"},"maxItems":32},"maxPriority":{"type":"integer","minimum":-2147483648,"maximum":2147483647}},"additionalProperties":false}},"additionalProperties":false,"$id":"NodePolicy"};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="NodePolicy" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.version === undefined) && (missing0 = "version")) || ((data.allow === undefined) && (missing0 = "allow"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "version") || (key0 === "allow"))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.version !== undefined){
let data0 = data.version;
const _errs2 = errors;
if(!((typeof data0 == "number") && (isFinite(data0)))){
validate21.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
if(1 !== data0){
validate21.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.allow !== undefined){
let data1 = data.allow;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
const _errs6 = errors;
for(const key1 in data1){
if(!(func1.call(schema32.properties.allow.properties, key1))){
validate21.errors = [{instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.motion !== undefined){
let data2 = data1.motion;
const _errs7 = errors;
if(errors === _errs7){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
const _errs9 = errors;
for(const key2 in data2){
if(!(func1.call(schema32.properties.allow.properties.motion.properties, key2))){
validate21.errors = [{instancePath:instancePath+"/allow/motion",schemaPath:"#/properties/allow/properties/motion/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs9 === errors){
if(data2.maxSpeed !== undefined){
let data3 = data2.maxSpeed;
const _errs10 = errors;
if(errors === _errs10){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 10 || isNaN(data3)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxSpeed",schemaPath:"#/properties/allow/properties/motion/properties/maxSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxSpeed",schemaPath:"#/properties/allow/properties/motion/properties/maxSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxSpeed",schemaPath:"#/properties/allow/properties/motion/properties/maxSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.maxSideSpeed !== undefined){
let data4 = data2.maxSideSpeed;
const _errs12 = errors;
if(errors === _errs12){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 10 || isNaN(data4)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxSideSpeed",schemaPath:"#/properties/allow/properties/motion/properties/maxSideSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data4 < 0 || isNaN(data4)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxSideSpeed",schemaPath:"#/properties/allow/properties/motion/properties/maxSideSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxSideSpeed",schemaPath:"#/properties/allow/properties/motion/properties/maxSideSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.maxTurn !== undefined){
let data5 = data2.maxTurn;
const _errs14 = errors;
if(errors === _errs14){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 20 || isNaN(data5)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxTurn",schemaPath:"#/properties/allow/properties/motion/properties/maxTurn/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxTurn",schemaPath:"#/properties/allow/properties/motion/properties/maxTurn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxTurn",schemaPath:"#/properties/allow/properties/motion/properties/maxTurn/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.maxAcceleration !== undefined){
let data6 = data2.maxAcceleration;
const _errs16 = errors;
if(errors === _errs16){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 20 || isNaN(data6)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxAcceleration",schemaPath:"#/properties/allow/properties/motion/properties/maxAcceleration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"}];
return false;
}
else {
if(data6 < 0 || isNaN(data6)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxAcceleration",schemaPath:"#/properties/allow/properties/motion/properties/maxAcceleration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxAcceleration",schemaPath:"#/properties/allow/properties/motion/properties/maxAcceleration/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.maxTurnAcceleration !== undefined){
let data7 = data2.maxTurnAcceleration;
const _errs18 = errors;
if(errors === _errs18){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 100 || isNaN(data7)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxTurnAcceleration",schemaPath:"#/properties/allow/properties/motion/properties/maxTurnAcceleration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxTurnAcceleration",schemaPath:"#/properties/allow/properties/motion/properties/maxTurnAcceleration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxTurnAcceleration",schemaPath:"#/properties/allow/properties/motion/properties/maxTurnAcceleration/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.maxTtlMs !== undefined){
let data8 = data2.maxTtlMs;
const _errs20 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxTtlMs",schemaPath:"#/properties/allow/properties/motion/properties/maxTtlMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs20){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 1000 || isNaN(data8)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxTtlMs",schemaPath:"#/properties/allow/properties/motion/properties/maxTtlMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data8 < 1 || isNaN(data8)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/maxTtlMs",schemaPath:"#/properties/allow/properties/motion/properties/maxTtlMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.attentiveMs !== undefined){
let data9 = data2.attentiveMs;
const _errs22 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate21.errors = [{instancePath:instancePath+"/allow/motion/attentiveMs",schemaPath:"#/properties/allow/properties/motion/properties/attentiveMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs22){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1000 || isNaN(data9)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/attentiveMs",schemaPath:"#/properties/allow/properties/motion/properties/attentiveMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data9 < 100 || isNaN(data9)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/attentiveMs",schemaPath:"#/properties/allow/properties/motion/properties/attentiveMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"}];
return false;
}
}
}
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.blindSpeed !== undefined){
let data10 = data2.blindSpeed;
const _errs24 = errors;
if(errors === _errs24){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 10 || isNaN(data10)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/blindSpeed",schemaPath:"#/properties/allow/properties/motion/properties/blindSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data10 < 0.02 || isNaN(data10)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/blindSpeed",schemaPath:"#/properties/allow/properties/motion/properties/blindSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.02},message:"must be >= 0.02"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/blindSpeed",schemaPath:"#/properties/allow/properties/motion/properties/blindSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.batteryUse !== undefined){
let data11 = data2.batteryUse;
const _errs26 = errors;
if(errors === _errs26){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 1 || isNaN(data11)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/batteryUse",schemaPath:"#/properties/allow/properties/motion/properties/batteryUse/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"}];
return false;
}
else {
if(data11 < 0 || isNaN(data11)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/batteryUse",schemaPath:"#/properties/allow/properties/motion/properties/batteryUse/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/batteryUse",schemaPath:"#/properties/allow/properties/motion/properties/batteryUse/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.zones !== undefined){
let data12 = data2.zones;
const _errs28 = errors;
if(errors === _errs28){
if(Array.isArray(data12)){
if(data12.length > 8){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones",schemaPath:"#/properties/allow/properties/motion/properties/zones/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"}];
return false;
}
else {
var valid3 = true;
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
const _errs30 = errors;
if(errors === _errs30){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
const _errs32 = errors;
for(const key3 in data13){
if(!((key3 === "allow") || (key3 === "forbid"))){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs32 === errors){
if(data13.allow !== undefined){
let data14 = data13.allow;
const _errs33 = errors;
if(errors === _errs33){
if(Array.isArray(data14)){
if(data14.length > 16){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/allow",schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/allow/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
if(data14.length < 1){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/allow",schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/allow/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid5 = true;
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
let data15 = data14[i1];
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data15)){
if(data15.length > 64){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/allow/" + i1,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/allow/items/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
if(data15.length < 3){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/allow/" + i1,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/allow/items/minItems",keyword:"minItems",params:{limit: 3},message:"must NOT have fewer than 3 items"}];
return false;
}
else {
var valid6 = true;
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
let data16 = data15[i2];
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data16)){
if(data16.length > 2){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/allow/" + i1+"/" + i2,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/allow/items/items/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
else {
if(data16.length < 2){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/allow/" + i1+"/" + i2,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/allow/items/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
var valid7 = true;
const len3 = data16.length;
for(let i3=0; i3<len3; i3++){
let data17 = data16[i3];
const _errs39 = errors;
if(errors === _errs39){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 1000 || isNaN(data17)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/allow/" + i1+"/" + i2+"/" + i3,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/allow/items/items/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data17 < -1000 || isNaN(data17)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/allow/" + i1+"/" + i2+"/" + i3,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/allow/items/items/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000},message:"must be >= -1000"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/allow/" + i1+"/" + i2+"/" + i3,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/allow/items/items/items/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid7 = _errs39 === errors;
if(!valid7){
break;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/allow/" + i1+"/" + i2,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/allow/items/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid6 = _errs37 === errors;
if(!valid6){
break;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/allow/" + i1,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/allow/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs35 === errors;
if(!valid5){
break;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/allow",schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/allow/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs33 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data13.forbid !== undefined){
let data18 = data13.forbid;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data18)){
if(data18.length > 16){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/forbid",schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/forbid/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
if(data18.length < 1){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/forbid",schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/forbid/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid8 = true;
const len4 = data18.length;
for(let i4=0; i4<len4; i4++){
let data19 = data18[i4];
const _errs43 = errors;
if(errors === _errs43){
if(Array.isArray(data19)){
if(data19.length > 64){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/forbid/" + i4,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/forbid/items/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
if(data19.length < 3){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/forbid/" + i4,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/forbid/items/minItems",keyword:"minItems",params:{limit: 3},message:"must NOT have fewer than 3 items"}];
return false;
}
else {
var valid9 = true;
const len5 = data19.length;
for(let i5=0; i5<len5; i5++){
let data20 = data19[i5];
const _errs45 = errors;
if(errors === _errs45){
if(Array.isArray(data20)){
if(data20.length > 2){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/forbid/" + i4+"/" + i5,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/forbid/items/items/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
else {
if(data20.length < 2){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/forbid/" + i4+"/" + i5,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/forbid/items/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
var valid10 = true;
const len6 = data20.length;
for(let i6=0; i6<len6; i6++){
let data21 = data20[i6];
const _errs47 = errors;
if(errors === _errs47){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 1000 || isNaN(data21)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/forbid/" + i4+"/" + i5+"/" + i6,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/forbid/items/items/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data21 < -1000 || isNaN(data21)){
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/forbid/" + i4+"/" + i5+"/" + i6,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/forbid/items/items/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000},message:"must be >= -1000"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/forbid/" + i4+"/" + i5+"/" + i6,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/forbid/items/items/items/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid10 = _errs47 === errors;
if(!valid10){
break;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/forbid/" + i4+"/" + i5,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/forbid/items/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid9 = _errs45 === errors;
if(!valid9){
break;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/forbid/" + i4,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/forbid/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid8 = _errs43 === errors;
if(!valid8){
break;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0+"/forbid",schemaPath:"#/properties/allow/properties/motion/properties/zones/items/properties/forbid/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs41 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones/" + i0,schemaPath:"#/properties/allow/properties/motion/properties/zones/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs30 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion/zones",schemaPath:"#/properties/allow/properties/motion/properties/zones/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs28 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/motion",schemaPath:"#/properties/allow/properties/motion/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.sensors !== undefined){
let data22 = data1.sensors;
const _errs49 = errors;
if(errors === _errs49){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
const _errs51 = errors;
for(const key4 in data22){
if(!(key4 === "rateHz")){
validate21.errors = [{instancePath:instancePath+"/allow/sensors",schemaPath:"#/properties/allow/properties/sensors/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs51 === errors){
if(data22.rateHz !== undefined){
let data23 = data22.rateHz;
const _errs52 = errors;
if(errors === _errs52){
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 100 || isNaN(data23)){
validate21.errors = [{instancePath:instancePath+"/allow/sensors/rateHz",schemaPath:"#/properties/allow/properties/sensors/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data23 < 0.1 || isNaN(data23)){
validate21.errors = [{instancePath:instancePath+"/allow/sensors/rateHz",schemaPath:"#/properties/allow/properties/sensors/properties/rateHz/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/sensors/rateHz",schemaPath:"#/properties/allow/properties/sensors/properties/rateHz/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/sensors",schemaPath:"#/properties/allow/properties/sensors/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs49 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.camera !== undefined){
let data24 = data1.camera;
const _errs54 = errors;
if(errors === _errs54){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
const _errs56 = errors;
for(const key5 in data24){
if(!((((key5 === "maxWidth") || (key5 === "maxHeight")) || (key5 === "rateHz")) || (key5 === "colour"))){
validate21.errors = [{instancePath:instancePath+"/allow/camera",schemaPath:"#/properties/allow/properties/camera/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs56 === errors){
if(data24.maxWidth !== undefined){
let data25 = data24.maxWidth;
const _errs57 = errors;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
validate21.errors = [{instancePath:instancePath+"/allow/camera/maxWidth",schemaPath:"#/properties/allow/properties/camera/properties/maxWidth/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs57){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 4096 || isNaN(data25)){
validate21.errors = [{instancePath:instancePath+"/allow/camera/maxWidth",schemaPath:"#/properties/allow/properties/camera/properties/maxWidth/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data25 < 1 || isNaN(data25)){
validate21.errors = [{instancePath:instancePath+"/allow/camera/maxWidth",schemaPath:"#/properties/allow/properties/camera/properties/maxWidth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid12 = _errs57 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data24.maxHeight !== undefined){
let data26 = data24.maxHeight;
const _errs59 = errors;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
validate21.errors = [{instancePath:instancePath+"/allow/camera/maxHeight",schemaPath:"#/properties/allow/properties/camera/properties/maxHeight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs59){
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 4096 || isNaN(data26)){
validate21.errors = [{instancePath:instancePath+"/allow/camera/maxHeight",schemaPath:"#/properties/allow/properties/camera/properties/maxHeight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data26 < 1 || isNaN(data26)){
validate21.errors = [{instancePath:instancePath+"/allow/camera/maxHeight",schemaPath:"#/properties/allow/properties/camera/properties/maxHeight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid12 = _errs59 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data24.rateHz !== undefined){
let data27 = data24.rateHz;
const _errs61 = errors;
if(errors === _errs61){
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 60 || isNaN(data27)){
validate21.errors = [{instancePath:instancePath+"/allow/camera/rateHz",schemaPath:"#/properties/allow/properties/camera/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data27 < 0.01 || isNaN(data27)){
validate21.errors = [{instancePath:instancePath+"/allow/camera/rateHz",schemaPath:"#/properties/allow/properties/camera/properties/rateHz/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01},message:"must be >= 0.01"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/camera/rateHz",schemaPath:"#/properties/allow/properties/camera/properties/rateHz/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid12 = _errs61 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data24.colour !== undefined){
const _errs63 = errors;
if(typeof data24.colour !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/allow/camera/colour",schemaPath:"#/properties/allow/properties/camera/properties/colour/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid12 = _errs63 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/camera",schemaPath:"#/properties/allow/properties/camera/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs54 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.events !== undefined){
let data29 = data1.events;
const _errs65 = errors;
if(errors === _errs65){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key6 in data29){
validate21.errors = [{instancePath:instancePath+"/allow/events",schemaPath:"#/properties/allow/properties/events/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/events",schemaPath:"#/properties/allow/properties/events/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs65 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.log !== undefined){
let data30 = data1.log;
const _errs68 = errors;
if(errors === _errs68){
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
const _errs70 = errors;
for(const key7 in data30){
if(!(key7 === "linesPerSecond")){
validate21.errors = [{instancePath:instancePath+"/allow/log",schemaPath:"#/properties/allow/properties/log/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs70 === errors){
if(data30.linesPerSecond !== undefined){
let data31 = data30.linesPerSecond;
const _errs71 = errors;
if(errors === _errs71){
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 1000 || isNaN(data31)){
validate21.errors = [{instancePath:instancePath+"/allow/log/linesPerSecond",schemaPath:"#/properties/allow/properties/log/properties/linesPerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data31 < 0.1 || isNaN(data31)){
validate21.errors = [{instancePath:instancePath+"/allow/log/linesPerSecond",schemaPath:"#/properties/allow/properties/log/properties/linesPerSecond/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/log/linesPerSecond",schemaPath:"#/properties/allow/properties/log/properties/linesPerSecond/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/log",schemaPath:"#/properties/allow/properties/log/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs68 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.telemetry !== undefined){
let data32 = data1.telemetry;
const _errs73 = errors;
if(errors === _errs73){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
for(const key8 in data32){
validate21.errors = [{instancePath:instancePath+"/allow/telemetry",schemaPath:"#/properties/allow/properties/telemetry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/telemetry",schemaPath:"#/properties/allow/properties/telemetry/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs73 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.store !== undefined){
let data33 = data1.store;
const _errs76 = errors;
if(errors === _errs76){
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
const _errs78 = errors;
for(const key9 in data33){
if(!(key9 === "bytes")){
validate21.errors = [{instancePath:instancePath+"/allow/store",schemaPath:"#/properties/allow/properties/store/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs78 === errors){
if(data33.bytes !== undefined){
let data34 = data33.bytes;
const _errs79 = errors;
if(!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))){
validate21.errors = [{instancePath:instancePath+"/allow/store/bytes",schemaPath:"#/properties/allow/properties/store/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs79){
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 > 262144 || isNaN(data34)){
validate21.errors = [{instancePath:instancePath+"/allow/store/bytes",schemaPath:"#/properties/allow/properties/store/properties/bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 262144},message:"must be <= 262144"}];
return false;
}
else {
if(data34 < 64 || isNaN(data34)){
validate21.errors = [{instancePath:instancePath+"/allow/store/bytes",schemaPath:"#/properties/allow/properties/store/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 64},message:"must be >= 64"}];
return false;
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/store",schemaPath:"#/properties/allow/properties/store/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs76 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.resources !== undefined){
let data35 = data1.resources;
const _errs81 = errors;
if(errors === _errs81){
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
const _errs83 = errors;
for(const key10 in data35){
if(!(((key10 === "memoryBytes") || (key10 === "tableElements")) || (key10 === "callMs"))){
validate21.errors = [{instancePath:instancePath+"/allow/resources",schemaPath:"#/properties/allow/properties/resources/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs83 === errors){
if(data35.memoryBytes !== undefined){
let data36 = data35.memoryBytes;
const _errs84 = errors;
if(!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))){
validate21.errors = [{instancePath:instancePath+"/allow/resources/memoryBytes",schemaPath:"#/properties/allow/properties/resources/properties/memoryBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs84){
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 > 1073741824 || isNaN(data36)){
validate21.errors = [{instancePath:instancePath+"/allow/resources/memoryBytes",schemaPath:"#/properties/allow/properties/resources/properties/memoryBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"}];
return false;
}
else {
if(data36 < 65536 || isNaN(data36)){
validate21.errors = [{instancePath:instancePath+"/allow/resources/memoryBytes",schemaPath:"#/properties/allow/properties/resources/properties/memoryBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 65536},message:"must be >= 65536"}];
return false;
}
else {
let res0;
if((65536 === 0 || (res0 = data36/65536, res0 !== parseInt(res0)))){
validate21.errors = [{instancePath:instancePath+"/allow/resources/memoryBytes",schemaPath:"#/properties/allow/properties/resources/properties/memoryBytes/multipleOf",keyword:"multipleOf",params:{multipleOf: 65536},message:"must be multiple of 65536"}];
return false;
}
}
}
}
}
var valid15 = _errs84 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data35.tableElements !== undefined){
let data37 = data35.tableElements;
const _errs86 = errors;
if(!(((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37))) && (isFinite(data37)))){
validate21.errors = [{instancePath:instancePath+"/allow/resources/tableElements",schemaPath:"#/properties/allow/properties/resources/properties/tableElements/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs86){
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 > 1000000 || isNaN(data37)){
validate21.errors = [{instancePath:instancePath+"/allow/resources/tableElements",schemaPath:"#/properties/allow/properties/resources/properties/tableElements/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data37 < 0 || isNaN(data37)){
validate21.errors = [{instancePath:instancePath+"/allow/resources/tableElements",schemaPath:"#/properties/allow/properties/resources/properties/tableElements/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid15 = _errs86 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data35.callMs !== undefined){
let data38 = data35.callMs;
const _errs88 = errors;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
validate21.errors = [{instancePath:instancePath+"/allow/resources/callMs",schemaPath:"#/properties/allow/properties/resources/properties/callMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs88){
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 10000 || isNaN(data38)){
validate21.errors = [{instancePath:instancePath+"/allow/resources/callMs",schemaPath:"#/properties/allow/properties/resources/properties/callMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"}];
return false;
}
else {
if(data38 < 1 || isNaN(data38)){
validate21.errors = [{instancePath:instancePath+"/allow/resources/callMs",schemaPath:"#/properties/allow/properties/resources/properties/callMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid15 = _errs88 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/resources",schemaPath:"#/properties/allow/properties/resources/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs81 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.files !== undefined){
let data39 = data1.files;
const _errs90 = errors;
if(errors === _errs90){
if(Array.isArray(data39)){
if(data39.length > 32){
validate21.errors = [{instancePath:instancePath+"/allow/files",schemaPath:"#/properties/allow/properties/files/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"}];
return false;
}
else {
var valid16 = true;
const len7 = data39.length;
for(let i7=0; i7<len7; i7++){
let data40 = data39[i7];
const _errs92 = errors;
if(errors === _errs92){
if(typeof data40 === "string"){
if(data40.length > 256){
validate21.errors = [{instancePath:instancePath+"/allow/files/" + i7,schemaPath:"#/properties/allow/properties/files/items/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(!pattern6.test(data40)){
validate21.errors = [{instancePath:instancePath+"/allow/files/" + i7,schemaPath:"#/properties/allow/properties/files/items/pattern",keyword:"pattern",params:{pattern: "^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"},message:"must match pattern \""+"^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"+"\""}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/files/" + i7,schemaPath:"#/properties/allow/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid16 = _errs92 === errors;
if(!valid16){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/files",schemaPath:"#/properties/allow/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs90 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.maxPriority !== undefined){
let data41 = data1.maxPriority;
const _errs94 = errors;
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
validate21.errors = [{instancePath:instancePath+"/allow/maxPriority",schemaPath:"#/properties/allow/properties/maxPriority/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs94){
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 2147483647 || isNaN(data41)){
validate21.errors = [{instancePath:instancePath+"/allow/maxPriority",schemaPath:"#/properties/allow/properties/maxPriority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data41 < -2147483648 || isNaN(data41)){
validate21.errors = [{instancePath:instancePath+"/allow/maxPriority",schemaPath:"#/properties/allow/properties/maxPriority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -2147483648},message:"must be >= -2147483648"}];
return false;
}
}
}
}
var valid1 = _errs94 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const checkGrant = validate22;
const schema33 = {"type":"object","required":["resources","priority"],"properties":{"motion":{"type":"object","required":["maxSpeed","maxSideSpeed","maxTurn","maxAcceleration","maxTurnAcceleration","maxTtlMs","attentiveMs","blindSpeed","batteryUse"],"properties":{"maxSpeed":{"type":"number","minimum":0,"maximum":10},"maxSideSpeed":{"type":"number","minimum":0,"maximum":10},"maxTurn":{"type":"number","minimum":0,"maximum":20},"maxAcceleration":{"type":"number","minimum":0,"maximum":20},"maxTurnAcceleration":{"type":"number","minimum":0,"maximum":100},"maxTtlMs":{"type":"integer","minimum":1,"maximum":1000},"attentiveMs":{"type":"integer","minimum":100,"maximum":1000},"blindSpeed":{"type":"number","minimum":0.02,"maximum":10},"batteryUse":{"type":"number","minimum":0,"maximum":1},"zones":{"type":"array","items":{"type":"object","properties":{"allow":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"number","minimum":-1000,"maximum":1000},"minItems":2,"maxItems":2},"minItems":3,"maxItems":64},"minItems":1,"maxItems":16},"forbid":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"number","minimum":-1000,"maximum":1000},"minItems":2,"maxItems":2},"minItems":3,"maxItems":64},"minItems":1,"maxItems":16}},"additionalProperties":false},"maxItems":64}},"additionalProperties":false},"sensors":{"type":"object","required":["rateHz"],"properties":{"rateHz":{"type":"number","minimum":0.1,"maximum":100}},"additionalProperties":false},"camera":{"type":"object","required":["maxWidth","maxHeight","rateHz","colour"],"properties":{"maxWidth":{"type":"integer","minimum":1,"maximum":4096},"maxHeight":{"type":"integer","minimum":1,"maximum":4096},"rateHz":{"type":"number","minimum":0.01,"maximum":60},"colour":{"type":"boolean"}},"additionalProperties":false},"events":{"type":"object","properties":{},"additionalProperties":false},"log":{"type":"object","required":["linesPerSecond"],"properties":{"linesPerSecond":{"type":"number","minimum":0.1,"maximum":1000}},"additionalProperties":false},"telemetry":{"type":"object","properties":{},"additionalProperties":false},"store":{"type":"object","required":["bytes"],"properties":{"bytes":{"type":"integer","minimum":64,"maximum":262144}},"additionalProperties":false},"resources":{"type":"object","required":["memoryBytes","tableElements","callMs"],"properties":{"memoryBytes":{"type":"integer","minimum":65536,"maximum":1073741824,"multipleOf":65536},"tableElements":{"type":"integer","minimum":0,"maximum":1000000},"callMs":{"type":"integer","minimum":1,"maximum":10000}},"additionalProperties":false},"files":{"type":"array","items":{"type":"string","maxLength":256,"pattern":"^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"},"maxItems":32},"priority":{"type":"integer","minimum":-2147483648,"maximum":2147483647}},"additionalProperties":false,"$id":"Grant"};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="Grant" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.resources === undefined) && (missing0 = "resources")) || ((data.priority === undefined) && (missing0 = "priority"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema33.properties, key0))){
validate22.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.motion !== undefined){
let data0 = data.motion;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if((((((((((data0.maxSpeed === undefined) && (missing1 = "maxSpeed")) || ((data0.maxSideSpeed === undefined) && (missing1 = "maxSideSpeed"))) || ((data0.maxTurn === undefined) && (missing1 = "maxTurn"))) || ((data0.maxAcceleration === undefined) && (missing1 = "maxAcceleration"))) || ((data0.maxTurnAcceleration === undefined) && (missing1 = "maxTurnAcceleration"))) || ((data0.maxTtlMs === undefined) && (missing1 = "maxTtlMs"))) || ((data0.attentiveMs === undefined) && (missing1 = "attentiveMs"))) || ((data0.blindSpeed === undefined) && (missing1 = "blindSpeed"))) || ((data0.batteryUse === undefined) && (missing1 = "batteryUse"))){
validate22.errors = [{instancePath:instancePath+"/motion",schemaPath:"#/properties/motion/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs4 = errors;
for(const key1 in data0){
if(!(func1.call(schema33.properties.motion.properties, key1))){
validate22.errors = [{instancePath:instancePath+"/motion",schemaPath:"#/properties/motion/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs4 === errors){
if(data0.maxSpeed !== undefined){
let data1 = data0.maxSpeed;
const _errs5 = errors;
if(errors === _errs5){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 10 || isNaN(data1)){
validate22.errors = [{instancePath:instancePath+"/motion/maxSpeed",schemaPath:"#/properties/motion/properties/maxSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate22.errors = [{instancePath:instancePath+"/motion/maxSpeed",schemaPath:"#/properties/motion/properties/maxSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/maxSpeed",schemaPath:"#/properties/motion/properties/maxSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.maxSideSpeed !== undefined){
let data2 = data0.maxSideSpeed;
const _errs7 = errors;
if(errors === _errs7){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 10 || isNaN(data2)){
validate22.errors = [{instancePath:instancePath+"/motion/maxSideSpeed",schemaPath:"#/properties/motion/properties/maxSideSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate22.errors = [{instancePath:instancePath+"/motion/maxSideSpeed",schemaPath:"#/properties/motion/properties/maxSideSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/maxSideSpeed",schemaPath:"#/properties/motion/properties/maxSideSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.maxTurn !== undefined){
let data3 = data0.maxTurn;
const _errs9 = errors;
if(errors === _errs9){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 20 || isNaN(data3)){
validate22.errors = [{instancePath:instancePath+"/motion/maxTurn",schemaPath:"#/properties/motion/properties/maxTurn/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate22.errors = [{instancePath:instancePath+"/motion/maxTurn",schemaPath:"#/properties/motion/properties/maxTurn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/maxTurn",schemaPath:"#/properties/motion/properties/maxTurn/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.maxAcceleration !== undefined){
let data4 = data0.maxAcceleration;
const _errs11 = errors;
if(errors === _errs11){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 20 || isNaN(data4)){
validate22.errors = [{instancePath:instancePath+"/motion/maxAcceleration",schemaPath:"#/properties/motion/properties/maxAcceleration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"}];
return false;
}
else {
if(data4 < 0 || isNaN(data4)){
validate22.errors = [{instancePath:instancePath+"/motion/maxAcceleration",schemaPath:"#/properties/motion/properties/maxAcceleration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/maxAcceleration",schemaPath:"#/properties/motion/properties/maxAcceleration/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.maxTurnAcceleration !== undefined){
let data5 = data0.maxTurnAcceleration;
const _errs13 = errors;
if(errors === _errs13){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 100 || isNaN(data5)){
validate22.errors = [{instancePath:instancePath+"/motion/maxTurnAcceleration",schemaPath:"#/properties/motion/properties/maxTurnAcceleration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate22.errors = [{instancePath:instancePath+"/motion/maxTurnAcceleration",schemaPath:"#/properties/motion/properties/maxTurnAcceleration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/maxTurnAcceleration",schemaPath:"#/properties/motion/properties/maxTurnAcceleration/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.maxTtlMs !== undefined){
let data6 = data0.maxTtlMs;
const _errs15 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate22.errors = [{instancePath:instancePath+"/motion/maxTtlMs",schemaPath:"#/properties/motion/properties/maxTtlMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs15){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 1000 || isNaN(data6)){
validate22.errors = [{instancePath:instancePath+"/motion/maxTtlMs",schemaPath:"#/properties/motion/properties/maxTtlMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data6 < 1 || isNaN(data6)){
validate22.errors = [{instancePath:instancePath+"/motion/maxTtlMs",schemaPath:"#/properties/motion/properties/maxTtlMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.attentiveMs !== undefined){
let data7 = data0.attentiveMs;
const _errs17 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate22.errors = [{instancePath:instancePath+"/motion/attentiveMs",schemaPath:"#/properties/motion/properties/attentiveMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 1000 || isNaN(data7)){
validate22.errors = [{instancePath:instancePath+"/motion/attentiveMs",schemaPath:"#/properties/motion/properties/attentiveMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data7 < 100 || isNaN(data7)){
validate22.errors = [{instancePath:instancePath+"/motion/attentiveMs",schemaPath:"#/properties/motion/properties/attentiveMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"}];
return false;
}
}
}
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.blindSpeed !== undefined){
let data8 = data0.blindSpeed;
const _errs19 = errors;
if(errors === _errs19){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 10 || isNaN(data8)){
validate22.errors = [{instancePath:instancePath+"/motion/blindSpeed",schemaPath:"#/properties/motion/properties/blindSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data8 < 0.02 || isNaN(data8)){
validate22.errors = [{instancePath:instancePath+"/motion/blindSpeed",schemaPath:"#/properties/motion/properties/blindSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.02},message:"must be >= 0.02"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/blindSpeed",schemaPath:"#/properties/motion/properties/blindSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid1 = _errs19 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.batteryUse !== undefined){
let data9 = data0.batteryUse;
const _errs21 = errors;
if(errors === _errs21){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1 || isNaN(data9)){
validate22.errors = [{instancePath:instancePath+"/motion/batteryUse",schemaPath:"#/properties/motion/properties/batteryUse/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"}];
return false;
}
else {
if(data9 < 0 || isNaN(data9)){
validate22.errors = [{instancePath:instancePath+"/motion/batteryUse",schemaPath:"#/properties/motion/properties/batteryUse/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/batteryUse",schemaPath:"#/properties/motion/properties/batteryUse/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid1 = _errs21 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.zones !== undefined){
let data10 = data0.zones;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data10)){
if(data10.length > 64){
validate22.errors = [{instancePath:instancePath+"/motion/zones",schemaPath:"#/properties/motion/properties/zones/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
var valid2 = true;
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
let data11 = data10[i0];
const _errs25 = errors;
if(errors === _errs25){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
const _errs27 = errors;
for(const key2 in data11){
if(!((key2 === "allow") || (key2 === "forbid"))){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0,schemaPath:"#/properties/motion/properties/zones/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs27 === errors){
if(data11.allow !== undefined){
let data12 = data11.allow;
const _errs28 = errors;
if(errors === _errs28){
if(Array.isArray(data12)){
if(data12.length > 16){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/allow",schemaPath:"#/properties/motion/properties/zones/items/properties/allow/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
if(data12.length < 1){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/allow",schemaPath:"#/properties/motion/properties/zones/items/properties/allow/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid4 = true;
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data13)){
if(data13.length > 64){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/allow/" + i1,schemaPath:"#/properties/motion/properties/zones/items/properties/allow/items/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
if(data13.length < 3){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/allow/" + i1,schemaPath:"#/properties/motion/properties/zones/items/properties/allow/items/minItems",keyword:"minItems",params:{limit: 3},message:"must NOT have fewer than 3 items"}];
return false;
}
else {
var valid5 = true;
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
let data14 = data13[i2];
const _errs32 = errors;
if(errors === _errs32){
if(Array.isArray(data14)){
if(data14.length > 2){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/allow/" + i1+"/" + i2,schemaPath:"#/properties/motion/properties/zones/items/properties/allow/items/items/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
else {
if(data14.length < 2){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/allow/" + i1+"/" + i2,schemaPath:"#/properties/motion/properties/zones/items/properties/allow/items/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
var valid6 = true;
const len3 = data14.length;
for(let i3=0; i3<len3; i3++){
let data15 = data14[i3];
const _errs34 = errors;
if(errors === _errs34){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 1000 || isNaN(data15)){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/allow/" + i1+"/" + i2+"/" + i3,schemaPath:"#/properties/motion/properties/zones/items/properties/allow/items/items/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data15 < -1000 || isNaN(data15)){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/allow/" + i1+"/" + i2+"/" + i3,schemaPath:"#/properties/motion/properties/zones/items/properties/allow/items/items/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000},message:"must be >= -1000"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/allow/" + i1+"/" + i2+"/" + i3,schemaPath:"#/properties/motion/properties/zones/items/properties/allow/items/items/items/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid6 = _errs34 === errors;
if(!valid6){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/allow/" + i1+"/" + i2,schemaPath:"#/properties/motion/properties/zones/items/properties/allow/items/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs32 === errors;
if(!valid5){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/allow/" + i1,schemaPath:"#/properties/motion/properties/zones/items/properties/allow/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs30 === errors;
if(!valid4){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/allow",schemaPath:"#/properties/motion/properties/zones/items/properties/allow/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid3 = _errs28 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data11.forbid !== undefined){
let data16 = data11.forbid;
const _errs36 = errors;
if(errors === _errs36){
if(Array.isArray(data16)){
if(data16.length > 16){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/forbid",schemaPath:"#/properties/motion/properties/zones/items/properties/forbid/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
if(data16.length < 1){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/forbid",schemaPath:"#/properties/motion/properties/zones/items/properties/forbid/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid7 = true;
const len4 = data16.length;
for(let i4=0; i4<len4; i4++){
let data17 = data16[i4];
const _errs38 = errors;
if(errors === _errs38){
if(Array.isArray(data17)){
if(data17.length > 64){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/forbid/" + i4,schemaPath:"#/properties/motion/properties/zones/items/properties/forbid/items/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
if(data17.length < 3){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/forbid/" + i4,schemaPath:"#/properties/motion/properties/zones/items/properties/forbid/items/minItems",keyword:"minItems",params:{limit: 3},message:"must NOT have fewer than 3 items"}];
return false;
}
else {
var valid8 = true;
const len5 = data17.length;
for(let i5=0; i5<len5; i5++){
let data18 = data17[i5];
const _errs40 = errors;
if(errors === _errs40){
if(Array.isArray(data18)){
if(data18.length > 2){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/forbid/" + i4+"/" + i5,schemaPath:"#/properties/motion/properties/zones/items/properties/forbid/items/items/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
else {
if(data18.length < 2){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/forbid/" + i4+"/" + i5,schemaPath:"#/properties/motion/properties/zones/items/properties/forbid/items/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
var valid9 = true;
const len6 = data18.length;
for(let i6=0; i6<len6; i6++){
let data19 = data18[i6];
const _errs42 = errors;
if(errors === _errs42){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 1000 || isNaN(data19)){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/forbid/" + i4+"/" + i5+"/" + i6,schemaPath:"#/properties/motion/properties/zones/items/properties/forbid/items/items/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data19 < -1000 || isNaN(data19)){
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/forbid/" + i4+"/" + i5+"/" + i6,schemaPath:"#/properties/motion/properties/zones/items/properties/forbid/items/items/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000},message:"must be >= -1000"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/forbid/" + i4+"/" + i5+"/" + i6,schemaPath:"#/properties/motion/properties/zones/items/properties/forbid/items/items/items/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid9 = _errs42 === errors;
if(!valid9){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/forbid/" + i4+"/" + i5,schemaPath:"#/properties/motion/properties/zones/items/properties/forbid/items/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid8 = _errs40 === errors;
if(!valid8){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/forbid/" + i4,schemaPath:"#/properties/motion/properties/zones/items/properties/forbid/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid7 = _errs38 === errors;
if(!valid7){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0+"/forbid",schemaPath:"#/properties/motion/properties/zones/items/properties/forbid/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid3 = _errs36 === errors;
}
else {
var valid3 = true;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/zones/" + i0,schemaPath:"#/properties/motion/properties/zones/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs25 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion/zones",schemaPath:"#/properties/motion/properties/zones/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs23 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/motion",schemaPath:"#/properties/motion/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sensors !== undefined){
let data20 = data.sensors;
const _errs44 = errors;
if(errors === _errs44){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
let missing2;
if((data20.rateHz === undefined) && (missing2 = "rateHz")){
validate22.errors = [{instancePath:instancePath+"/sensors",schemaPath:"#/properties/sensors/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs46 = errors;
for(const key3 in data20){
if(!(key3 === "rateHz")){
validate22.errors = [{instancePath:instancePath+"/sensors",schemaPath:"#/properties/sensors/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs46 === errors){
if(data20.rateHz !== undefined){
let data21 = data20.rateHz;
const _errs47 = errors;
if(errors === _errs47){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 100 || isNaN(data21)){
validate22.errors = [{instancePath:instancePath+"/sensors/rateHz",schemaPath:"#/properties/sensors/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data21 < 0.1 || isNaN(data21)){
validate22.errors = [{instancePath:instancePath+"/sensors/rateHz",schemaPath:"#/properties/sensors/properties/rateHz/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/sensors/rateHz",schemaPath:"#/properties/sensors/properties/rateHz/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/sensors",schemaPath:"#/properties/sensors/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.camera !== undefined){
let data22 = data.camera;
const _errs49 = errors;
if(errors === _errs49){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
let missing3;
if(((((data22.maxWidth === undefined) && (missing3 = "maxWidth")) || ((data22.maxHeight === undefined) && (missing3 = "maxHeight"))) || ((data22.rateHz === undefined) && (missing3 = "rateHz"))) || ((data22.colour === undefined) && (missing3 = "colour"))){
validate22.errors = [{instancePath:instancePath+"/camera",schemaPath:"#/properties/camera/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs51 = errors;
for(const key4 in data22){
if(!((((key4 === "maxWidth") || (key4 === "maxHeight")) || (key4 === "rateHz")) || (key4 === "colour"))){
validate22.errors = [{instancePath:instancePath+"/camera",schemaPath:"#/properties/camera/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs51 === errors){
if(data22.maxWidth !== undefined){
let data23 = data22.maxWidth;
const _errs52 = errors;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
validate22.errors = [{instancePath:instancePath+"/camera/maxWidth",schemaPath:"#/properties/camera/properties/maxWidth/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs52){
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 4096 || isNaN(data23)){
validate22.errors = [{instancePath:instancePath+"/camera/maxWidth",schemaPath:"#/properties/camera/properties/maxWidth/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data23 < 1 || isNaN(data23)){
validate22.errors = [{instancePath:instancePath+"/camera/maxWidth",schemaPath:"#/properties/camera/properties/maxWidth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid11 = _errs52 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data22.maxHeight !== undefined){
let data24 = data22.maxHeight;
const _errs54 = errors;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
validate22.errors = [{instancePath:instancePath+"/camera/maxHeight",schemaPath:"#/properties/camera/properties/maxHeight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs54){
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 4096 || isNaN(data24)){
validate22.errors = [{instancePath:instancePath+"/camera/maxHeight",schemaPath:"#/properties/camera/properties/maxHeight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data24 < 1 || isNaN(data24)){
validate22.errors = [{instancePath:instancePath+"/camera/maxHeight",schemaPath:"#/properties/camera/properties/maxHeight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid11 = _errs54 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data22.rateHz !== undefined){
let data25 = data22.rateHz;
const _errs56 = errors;
if(errors === _errs56){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 60 || isNaN(data25)){
validate22.errors = [{instancePath:instancePath+"/camera/rateHz",schemaPath:"#/properties/camera/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data25 < 0.01 || isNaN(data25)){
validate22.errors = [{instancePath:instancePath+"/camera/rateHz",schemaPath:"#/properties/camera/properties/rateHz/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01},message:"must be >= 0.01"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/camera/rateHz",schemaPath:"#/properties/camera/properties/rateHz/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid11 = _errs56 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data22.colour !== undefined){
const _errs58 = errors;
if(typeof data22.colour !== "boolean"){
validate22.errors = [{instancePath:instancePath+"/camera/colour",schemaPath:"#/properties/camera/properties/colour/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid11 = _errs58 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/camera",schemaPath:"#/properties/camera/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs49 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.events !== undefined){
let data27 = data.events;
const _errs60 = errors;
if(errors === _errs60){
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key5 in data27){
validate22.errors = [{instancePath:instancePath+"/events",schemaPath:"#/properties/events/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/events",schemaPath:"#/properties/events/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs60 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.log !== undefined){
let data28 = data.log;
const _errs63 = errors;
if(errors === _errs63){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing4;
if((data28.linesPerSecond === undefined) && (missing4 = "linesPerSecond")){
validate22.errors = [{instancePath:instancePath+"/log",schemaPath:"#/properties/log/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs65 = errors;
for(const key6 in data28){
if(!(key6 === "linesPerSecond")){
validate22.errors = [{instancePath:instancePath+"/log",schemaPath:"#/properties/log/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs65 === errors){
if(data28.linesPerSecond !== undefined){
let data29 = data28.linesPerSecond;
const _errs66 = errors;
if(errors === _errs66){
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 1000 || isNaN(data29)){
validate22.errors = [{instancePath:instancePath+"/log/linesPerSecond",schemaPath:"#/properties/log/properties/linesPerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data29 < 0.1 || isNaN(data29)){
validate22.errors = [{instancePath:instancePath+"/log/linesPerSecond",schemaPath:"#/properties/log/properties/linesPerSecond/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/log/linesPerSecond",schemaPath:"#/properties/log/properties/linesPerSecond/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/log",schemaPath:"#/properties/log/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs63 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.telemetry !== undefined){
let data30 = data.telemetry;
const _errs68 = errors;
if(errors === _errs68){
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key7 in data30){
validate22.errors = [{instancePath:instancePath+"/telemetry",schemaPath:"#/properties/telemetry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/telemetry",schemaPath:"#/properties/telemetry/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs68 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.store !== undefined){
let data31 = data.store;
const _errs71 = errors;
if(errors === _errs71){
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
let missing5;
if((data31.bytes === undefined) && (missing5 = "bytes")){
validate22.errors = [{instancePath:instancePath+"/store",schemaPath:"#/properties/store/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs73 = errors;
for(const key8 in data31){
if(!(key8 === "bytes")){
validate22.errors = [{instancePath:instancePath+"/store",schemaPath:"#/properties/store/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs73 === errors){
if(data31.bytes !== undefined){
let data32 = data31.bytes;
const _errs74 = errors;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
validate22.errors = [{instancePath:instancePath+"/store/bytes",schemaPath:"#/properties/store/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs74){
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 > 262144 || isNaN(data32)){
validate22.errors = [{instancePath:instancePath+"/store/bytes",schemaPath:"#/properties/store/properties/bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 262144},message:"must be <= 262144"}];
return false;
}
else {
if(data32 < 64 || isNaN(data32)){
validate22.errors = [{instancePath:instancePath+"/store/bytes",schemaPath:"#/properties/store/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 64},message:"must be >= 64"}];
return false;
}
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs71 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resources !== undefined){
let data33 = data.resources;
const _errs76 = errors;
if(errors === _errs76){
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
let missing6;
if((((data33.memoryBytes === undefined) && (missing6 = "memoryBytes")) || ((data33.tableElements === undefined) && (missing6 = "tableElements"))) || ((data33.callMs === undefined) && (missing6 = "callMs"))){
validate22.errors = [{instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
const _errs78 = errors;
for(const key9 in data33){
if(!(((key9 === "memoryBytes") || (key9 === "tableElements")) || (key9 === "callMs"))){
validate22.errors = [{instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs78 === errors){
if(data33.memoryBytes !== undefined){
let data34 = data33.memoryBytes;
const _errs79 = errors;
if(!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))){
validate22.errors = [{instancePath:instancePath+"/resources/memoryBytes",schemaPath:"#/properties/resources/properties/memoryBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs79){
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 > 1073741824 || isNaN(data34)){
validate22.errors = [{instancePath:instancePath+"/resources/memoryBytes",schemaPath:"#/properties/resources/properties/memoryBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"}];
return false;
}
else {
if(data34 < 65536 || isNaN(data34)){
validate22.errors = [{instancePath:instancePath+"/resources/memoryBytes",schemaPath:"#/properties/resources/properties/memoryBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 65536},message:"must be >= 65536"}];
return false;
}
else {
let res0;
if((65536 === 0 || (res0 = data34/65536, res0 !== parseInt(res0)))){
validate22.errors = [{instancePath:instancePath+"/resources/memoryBytes",schemaPath:"#/properties/resources/properties/memoryBytes/multipleOf",keyword:"multipleOf",params:{multipleOf: 65536},message:"must be multiple of 65536"}];
return false;
}
}
}
}
}
var valid14 = _errs79 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data33.tableElements !== undefined){
let data35 = data33.tableElements;
const _errs81 = errors;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
validate22.errors = [{instancePath:instancePath+"/resources/tableElements",schemaPath:"#/properties/resources/properties/tableElements/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs81){
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 1000000 || isNaN(data35)){
validate22.errors = [{instancePath:instancePath+"/resources/tableElements",schemaPath:"#/properties/resources/properties/tableElements/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data35 < 0 || isNaN(data35)){
validate22.errors = [{instancePath:instancePath+"/resources/tableElements",schemaPath:"#/properties/resources/properties/tableElements/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid14 = _errs81 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data33.callMs !== undefined){
let data36 = data33.callMs;
const _errs83 = errors;
if(!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))){
validate22.errors = [{instancePath:instancePath+"/resources/callMs",schemaPath:"#/properties/resources/properties/callMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs83){
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 > 10000 || isNaN(data36)){
validate22.errors = [{instancePath:instancePath+"/resources/callMs",schemaPath:"#/properties/resources/properties/callMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"}];
return false;
}
else {
if(data36 < 1 || isNaN(data36)){
validate22.errors = [{instancePath:instancePath+"/resources/callMs",schemaPath:"#/properties/resources/properties/callMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid14 = _errs83 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs76 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.files !== undefined){
let data37 = data.files;
const _errs85 = errors;
if(errors === _errs85){
if(Array.isArray(data37)){
if(data37.length > 32){
validate22.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"}];
return false;
}
else {
var valid15 = true;
const len7 = data37.length;
for(let i7=0; i7<len7; i7++){
let data38 = data37[i7];
const _errs87 = errors;
if(errors === _errs87){
if(typeof data38 === "string"){
if(data38.length > 256){
validate22.errors = [{instancePath:instancePath+"/files/" + i7,schemaPath:"#/properties/files/items/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(!pattern6.test(data38)){
validate22.errors = [{instancePath:instancePath+"/files/" + i7,schemaPath:"#/properties/files/items/pattern",keyword:"pattern",params:{pattern: "^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"},message:"must match pattern \""+"^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"+"\""}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/files/" + i7,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid15 = _errs87 === errors;
if(!valid15){
break;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs85 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.priority !== undefined){
let data39 = data.priority;
const _errs89 = errors;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
validate22.errors = [{instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs89){
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 > 2147483647 || isNaN(data39)){
validate22.errors = [{instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data39 < -2147483648 || isNaN(data39)){
validate22.errors = [{instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -2147483648},message:"must be >= -2147483648"}];
return false;
}
}
}
}
var valid0 = _errs89 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

/** Generated check; what it found is in `errors`. */
export const isManifest: Validator<Manifest> = checkManifest;
/** Generated check; what it found is in `errors`. */
export const isNodePolicy: Validator<NodePolicy> = checkNodePolicy;
/** Generated check; what it found is in `errors`. */
export const isGrant: Validator<Grant> = checkGrant;
