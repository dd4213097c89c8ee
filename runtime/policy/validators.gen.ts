// @ts-nocheck -- made by ajv from `scripts/schemas`; do not edit. Again: npm run generate
import type { Grant } from "../protocol/index.js";
import type { Manifest } from "./manifest.js";
import type { NodePolicy } from "./node-policy.js";
import type { Validator } from "./schema-problem.js";

const checkManifest = validate20;
const schema31 = {"type":"object","required":["name","version","shape","rateHz","request"],"properties":{"name":{"type":"string","maxLength":128,"pattern":"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"},"version":{"type":"string","maxLength":64,"pattern":"^(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)(?:-(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$"},"shape":{"enum":["program","reactor"]},"rateHz":{"type":"number","minimum":0,"maximum":200},"stringEncoding":{"enum":["utf8","utf16"]},"request":{"type":"object","properties":{"motion":{"type":"object","required":["maxSpeed","maxTurn"],"properties":{"maxSpeed":{"type":"number","minimum":0,"maximum":10},"maxSideSpeed":{"type":"number","minimum":0,"maximum":10},"maxTurn":{"type":"number","minimum":0,"maximum":20},"maxAcceleration":{"type":"number","minimum":0,"maximum":20},"maxTurnAcceleration":{"type":"number","minimum":0,"maximum":100},"maxTtlMs":{"type":"integer","minimum":1,"maximum":1000}},"additionalProperties":false},"sensors":{"type":"object","properties":{"rateHz":{"type":"number","minimum":0.1,"maximum":100}},"additionalProperties":false},"camera":{"type":"object","properties":{"maxWidth":{"type":"integer","minimum":1,"maximum":4096},"maxHeight":{"type":"integer","minimum":1,"maximum":4096},"rateHz":{"type":"number","minimum":0.01,"maximum":60},"colour":{"type":"boolean"}},"additionalProperties":false},"events":{"type":"object","properties":{},"additionalProperties":false},"log":{"type":"object","properties":{"linesPerSecond":{"type":"number","minimum":0.1,"maximum":1000}},"additionalProperties":false},"telemetry":{"type":"object","properties":{},"additionalProperties":false},"resources":{"type":"object","properties":{"memoryBytes":{"type":"integer","minimum":65536,"maximum":1073741824,"multipleOf":65536},"tableElements":{"type":"integer","minimum":0,"maximum":1000000},"callMs":{"type":"integer","minimum":1,"maximum":10000}},"additionalProperties":false}},"additionalProperties":false}},"additionalProperties":false,"$id":"Manifest"};
const pattern4 = new RegExp("^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$", "u");
const pattern5 = new RegExp("^(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)(?:-(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?$", "u");

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
if(!(((((((key1 === "motion") || (key1 === "sensors")) || (key1 === "camera")) || (key1 === "events")) || (key1 === "log")) || (key1 === "telemetry")) || (key1 === "resources"))){
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
if(!((((((key2 === "maxSpeed") || (key2 === "maxSideSpeed")) || (key2 === "maxTurn")) || (key2 === "maxAcceleration")) || (key2 === "maxTurnAcceleration")) || (key2 === "maxTtlMs"))){
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
let data13 = data5.sensors;
const _errs28 = errors;
if(errors === _errs28){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
const _errs30 = errors;
for(const key3 in data13){
if(!(key3 === "rateHz")){
validate20.errors = [{instancePath:instancePath+"/request/sensors",schemaPath:"#/properties/request/properties/sensors/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data13.rateHz !== undefined){
let data14 = data13.rateHz;
const _errs31 = errors;
if(errors === _errs31){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 100 || isNaN(data14)){
validate20.errors = [{instancePath:instancePath+"/request/sensors/rateHz",schemaPath:"#/properties/request/properties/sensors/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data14 < 0.1 || isNaN(data14)){
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
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.camera !== undefined){
let data15 = data5.camera;
const _errs33 = errors;
if(errors === _errs33){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
const _errs35 = errors;
for(const key4 in data15){
if(!((((key4 === "maxWidth") || (key4 === "maxHeight")) || (key4 === "rateHz")) || (key4 === "colour"))){
validate20.errors = [{instancePath:instancePath+"/request/camera",schemaPath:"#/properties/request/properties/camera/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs35 === errors){
if(data15.maxWidth !== undefined){
let data16 = data15.maxWidth;
const _errs36 = errors;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
validate20.errors = [{instancePath:instancePath+"/request/camera/maxWidth",schemaPath:"#/properties/request/properties/camera/properties/maxWidth/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs36){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 4096 || isNaN(data16)){
validate20.errors = [{instancePath:instancePath+"/request/camera/maxWidth",schemaPath:"#/properties/request/properties/camera/properties/maxWidth/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data16 < 1 || isNaN(data16)){
validate20.errors = [{instancePath:instancePath+"/request/camera/maxWidth",schemaPath:"#/properties/request/properties/camera/properties/maxWidth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid4 = _errs36 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data15.maxHeight !== undefined){
let data17 = data15.maxHeight;
const _errs38 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate20.errors = [{instancePath:instancePath+"/request/camera/maxHeight",schemaPath:"#/properties/request/properties/camera/properties/maxHeight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs38){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 4096 || isNaN(data17)){
validate20.errors = [{instancePath:instancePath+"/request/camera/maxHeight",schemaPath:"#/properties/request/properties/camera/properties/maxHeight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data17 < 1 || isNaN(data17)){
validate20.errors = [{instancePath:instancePath+"/request/camera/maxHeight",schemaPath:"#/properties/request/properties/camera/properties/maxHeight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid4 = _errs38 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data15.rateHz !== undefined){
let data18 = data15.rateHz;
const _errs40 = errors;
if(errors === _errs40){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 60 || isNaN(data18)){
validate20.errors = [{instancePath:instancePath+"/request/camera/rateHz",schemaPath:"#/properties/request/properties/camera/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data18 < 0.01 || isNaN(data18)){
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
var valid4 = _errs40 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data15.colour !== undefined){
const _errs42 = errors;
if(typeof data15.colour !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/request/camera/colour",schemaPath:"#/properties/request/properties/camera/properties/colour/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid4 = _errs42 === errors;
}
else {
var valid4 = true;
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
var valid1 = _errs33 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.events !== undefined){
let data20 = data5.events;
const _errs44 = errors;
if(errors === _errs44){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
for(const key5 in data20){
validate20.errors = [{instancePath:instancePath+"/request/events",schemaPath:"#/properties/request/properties/events/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/events",schemaPath:"#/properties/request/properties/events/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs44 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.log !== undefined){
let data21 = data5.log;
const _errs47 = errors;
if(errors === _errs47){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
const _errs49 = errors;
for(const key6 in data21){
if(!(key6 === "linesPerSecond")){
validate20.errors = [{instancePath:instancePath+"/request/log",schemaPath:"#/properties/request/properties/log/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs49 === errors){
if(data21.linesPerSecond !== undefined){
let data22 = data21.linesPerSecond;
const _errs50 = errors;
if(errors === _errs50){
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 1000 || isNaN(data22)){
validate20.errors = [{instancePath:instancePath+"/request/log/linesPerSecond",schemaPath:"#/properties/request/properties/log/properties/linesPerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data22 < 0.1 || isNaN(data22)){
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
var valid1 = _errs47 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.telemetry !== undefined){
let data23 = data5.telemetry;
const _errs52 = errors;
if(errors === _errs52){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key7 in data23){
validate20.errors = [{instancePath:instancePath+"/request/telemetry",schemaPath:"#/properties/request/properties/telemetry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/request/telemetry",schemaPath:"#/properties/request/properties/telemetry/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs52 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.resources !== undefined){
let data24 = data5.resources;
const _errs55 = errors;
if(errors === _errs55){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
const _errs57 = errors;
for(const key8 in data24){
if(!(((key8 === "memoryBytes") || (key8 === "tableElements")) || (key8 === "callMs"))){
validate20.errors = [{instancePath:instancePath+"/request/resources",schemaPath:"#/properties/request/properties/resources/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs57 === errors){
if(data24.memoryBytes !== undefined){
let data25 = data24.memoryBytes;
const _errs58 = errors;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
validate20.errors = [{instancePath:instancePath+"/request/resources/memoryBytes",schemaPath:"#/properties/request/properties/resources/properties/memoryBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs58){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 1073741824 || isNaN(data25)){
validate20.errors = [{instancePath:instancePath+"/request/resources/memoryBytes",schemaPath:"#/properties/request/properties/resources/properties/memoryBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"}];
return false;
}
else {
if(data25 < 65536 || isNaN(data25)){
validate20.errors = [{instancePath:instancePath+"/request/resources/memoryBytes",schemaPath:"#/properties/request/properties/resources/properties/memoryBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 65536},message:"must be >= 65536"}];
return false;
}
else {
let res0;
if((65536 === 0 || (res0 = data25/65536, res0 !== parseInt(res0)))){
validate20.errors = [{instancePath:instancePath+"/request/resources/memoryBytes",schemaPath:"#/properties/request/properties/resources/properties/memoryBytes/multipleOf",keyword:"multipleOf",params:{multipleOf: 65536},message:"must be multiple of 65536"}];
return false;
}
}
}
}
}
var valid6 = _errs58 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data24.tableElements !== undefined){
let data26 = data24.tableElements;
const _errs60 = errors;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
validate20.errors = [{instancePath:instancePath+"/request/resources/tableElements",schemaPath:"#/properties/request/properties/resources/properties/tableElements/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs60){
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 1000000 || isNaN(data26)){
validate20.errors = [{instancePath:instancePath+"/request/resources/tableElements",schemaPath:"#/properties/request/properties/resources/properties/tableElements/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data26 < 0 || isNaN(data26)){
validate20.errors = [{instancePath:instancePath+"/request/resources/tableElements",schemaPath:"#/properties/request/properties/resources/properties/tableElements/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid6 = _errs60 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data24.callMs !== undefined){
let data27 = data24.callMs;
const _errs62 = errors;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
validate20.errors = [{instancePath:instancePath+"/request/resources/callMs",schemaPath:"#/properties/request/properties/resources/properties/callMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs62){
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 10000 || isNaN(data27)){
validate20.errors = [{instancePath:instancePath+"/request/resources/callMs",schemaPath:"#/properties/request/properties/resources/properties/callMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"}];
return false;
}
else {
if(data27 < 1 || isNaN(data27)){
validate20.errors = [{instancePath:instancePath+"/request/resources/callMs",schemaPath:"#/properties/request/properties/resources/properties/callMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid6 = _errs62 === errors;
}
else {
var valid6 = true;
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
var valid1 = _errs55 === errors;
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
const schema32 = {"type":"object","required":["version","allow"],"properties":{"version":{"type":"number","const":1},"allow":{"type":"object","properties":{"motion":{"type":"object","properties":{"maxSpeed":{"type":"number","minimum":0,"maximum":10},"maxSideSpeed":{"type":"number","minimum":0,"maximum":10},"maxTurn":{"type":"number","minimum":0,"maximum":20},"maxAcceleration":{"type":"number","minimum":0,"maximum":20},"maxTurnAcceleration":{"type":"number","minimum":0,"maximum":100},"maxTtlMs":{"type":"integer","minimum":1,"maximum":1000}},"additionalProperties":false},"sensors":{"type":"object","properties":{"rateHz":{"type":"number","minimum":0.1,"maximum":100}},"additionalProperties":false},"camera":{"type":"object","properties":{"maxWidth":{"type":"integer","minimum":1,"maximum":4096},"maxHeight":{"type":"integer","minimum":1,"maximum":4096},"rateHz":{"type":"number","minimum":0.01,"maximum":60},"colour":{"type":"boolean"}},"additionalProperties":false},"events":{"type":"object","properties":{},"additionalProperties":false},"log":{"type":"object","properties":{"linesPerSecond":{"type":"number","minimum":0.1,"maximum":1000}},"additionalProperties":false},"telemetry":{"type":"object","properties":{},"additionalProperties":false},"resources":{"type":"object","properties":{"memoryBytes":{"type":"integer","minimum":65536,"maximum":1073741824,"multipleOf":65536},"tableElements":{"type":"integer","minimum":0,"maximum":1000000},"callMs":{"type":"integer","minimum":1,"maximum":10000}},"additionalProperties":false},"maxPriority":{"type":"integer","minimum":-2147483648,"maximum":2147483647}},"additionalProperties":false}},"additionalProperties":false,"$id":"NodePolicy"};

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
if(!((((((((key1 === "motion") || (key1 === "sensors")) || (key1 === "camera")) || (key1 === "events")) || (key1 === "log")) || (key1 === "telemetry")) || (key1 === "resources")) || (key1 === "maxPriority"))){
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
if(!((((((key2 === "maxSpeed") || (key2 === "maxSideSpeed")) || (key2 === "maxTurn")) || (key2 === "maxAcceleration")) || (key2 === "maxTurnAcceleration")) || (key2 === "maxTtlMs"))){
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
let data9 = data1.sensors;
const _errs22 = errors;
if(errors === _errs22){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
const _errs24 = errors;
for(const key3 in data9){
if(!(key3 === "rateHz")){
validate21.errors = [{instancePath:instancePath+"/allow/sensors",schemaPath:"#/properties/allow/properties/sensors/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs24 === errors){
if(data9.rateHz !== undefined){
let data10 = data9.rateHz;
const _errs25 = errors;
if(errors === _errs25){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 100 || isNaN(data10)){
validate21.errors = [{instancePath:instancePath+"/allow/sensors/rateHz",schemaPath:"#/properties/allow/properties/sensors/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data10 < 0.1 || isNaN(data10)){
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
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.camera !== undefined){
let data11 = data1.camera;
const _errs27 = errors;
if(errors === _errs27){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
const _errs29 = errors;
for(const key4 in data11){
if(!((((key4 === "maxWidth") || (key4 === "maxHeight")) || (key4 === "rateHz")) || (key4 === "colour"))){
validate21.errors = [{instancePath:instancePath+"/allow/camera",schemaPath:"#/properties/allow/properties/camera/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data11.maxWidth !== undefined){
let data12 = data11.maxWidth;
const _errs30 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate21.errors = [{instancePath:instancePath+"/allow/camera/maxWidth",schemaPath:"#/properties/allow/properties/camera/properties/maxWidth/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs30){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 4096 || isNaN(data12)){
validate21.errors = [{instancePath:instancePath+"/allow/camera/maxWidth",schemaPath:"#/properties/allow/properties/camera/properties/maxWidth/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data12 < 1 || isNaN(data12)){
validate21.errors = [{instancePath:instancePath+"/allow/camera/maxWidth",schemaPath:"#/properties/allow/properties/camera/properties/maxWidth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid4 = _errs30 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.maxHeight !== undefined){
let data13 = data11.maxHeight;
const _errs32 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate21.errors = [{instancePath:instancePath+"/allow/camera/maxHeight",schemaPath:"#/properties/allow/properties/camera/properties/maxHeight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs32){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 4096 || isNaN(data13)){
validate21.errors = [{instancePath:instancePath+"/allow/camera/maxHeight",schemaPath:"#/properties/allow/properties/camera/properties/maxHeight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data13 < 1 || isNaN(data13)){
validate21.errors = [{instancePath:instancePath+"/allow/camera/maxHeight",schemaPath:"#/properties/allow/properties/camera/properties/maxHeight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid4 = _errs32 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.rateHz !== undefined){
let data14 = data11.rateHz;
const _errs34 = errors;
if(errors === _errs34){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 60 || isNaN(data14)){
validate21.errors = [{instancePath:instancePath+"/allow/camera/rateHz",schemaPath:"#/properties/allow/properties/camera/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data14 < 0.01 || isNaN(data14)){
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
var valid4 = _errs34 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.colour !== undefined){
const _errs36 = errors;
if(typeof data11.colour !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/allow/camera/colour",schemaPath:"#/properties/allow/properties/camera/properties/colour/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid4 = _errs36 === errors;
}
else {
var valid4 = true;
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
var valid1 = _errs27 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.events !== undefined){
let data16 = data1.events;
const _errs38 = errors;
if(errors === _errs38){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key5 in data16){
validate21.errors = [{instancePath:instancePath+"/allow/events",schemaPath:"#/properties/allow/properties/events/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/events",schemaPath:"#/properties/allow/properties/events/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs38 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.log !== undefined){
let data17 = data1.log;
const _errs41 = errors;
if(errors === _errs41){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
const _errs43 = errors;
for(const key6 in data17){
if(!(key6 === "linesPerSecond")){
validate21.errors = [{instancePath:instancePath+"/allow/log",schemaPath:"#/properties/allow/properties/log/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs43 === errors){
if(data17.linesPerSecond !== undefined){
let data18 = data17.linesPerSecond;
const _errs44 = errors;
if(errors === _errs44){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 1000 || isNaN(data18)){
validate21.errors = [{instancePath:instancePath+"/allow/log/linesPerSecond",schemaPath:"#/properties/allow/properties/log/properties/linesPerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data18 < 0.1 || isNaN(data18)){
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
var valid1 = _errs41 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.telemetry !== undefined){
let data19 = data1.telemetry;
const _errs46 = errors;
if(errors === _errs46){
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key7 in data19){
validate21.errors = [{instancePath:instancePath+"/allow/telemetry",schemaPath:"#/properties/allow/properties/telemetry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/allow/telemetry",schemaPath:"#/properties/allow/properties/telemetry/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs46 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.resources !== undefined){
let data20 = data1.resources;
const _errs49 = errors;
if(errors === _errs49){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
const _errs51 = errors;
for(const key8 in data20){
if(!(((key8 === "memoryBytes") || (key8 === "tableElements")) || (key8 === "callMs"))){
validate21.errors = [{instancePath:instancePath+"/allow/resources",schemaPath:"#/properties/allow/properties/resources/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs51 === errors){
if(data20.memoryBytes !== undefined){
let data21 = data20.memoryBytes;
const _errs52 = errors;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
validate21.errors = [{instancePath:instancePath+"/allow/resources/memoryBytes",schemaPath:"#/properties/allow/properties/resources/properties/memoryBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs52){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 1073741824 || isNaN(data21)){
validate21.errors = [{instancePath:instancePath+"/allow/resources/memoryBytes",schemaPath:"#/properties/allow/properties/resources/properties/memoryBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"}];
return false;
}
else {
if(data21 < 65536 || isNaN(data21)){
validate21.errors = [{instancePath:instancePath+"/allow/resources/memoryBytes",schemaPath:"#/properties/allow/properties/resources/properties/memoryBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 65536},message:"must be >= 65536"}];
return false;
}
else {
let res0;
if((65536 === 0 || (res0 = data21/65536, res0 !== parseInt(res0)))){
validate21.errors = [{instancePath:instancePath+"/allow/resources/memoryBytes",schemaPath:"#/properties/allow/properties/resources/properties/memoryBytes/multipleOf",keyword:"multipleOf",params:{multipleOf: 65536},message:"must be multiple of 65536"}];
return false;
}
}
}
}
}
var valid6 = _errs52 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data20.tableElements !== undefined){
let data22 = data20.tableElements;
const _errs54 = errors;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
validate21.errors = [{instancePath:instancePath+"/allow/resources/tableElements",schemaPath:"#/properties/allow/properties/resources/properties/tableElements/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs54){
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 1000000 || isNaN(data22)){
validate21.errors = [{instancePath:instancePath+"/allow/resources/tableElements",schemaPath:"#/properties/allow/properties/resources/properties/tableElements/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data22 < 0 || isNaN(data22)){
validate21.errors = [{instancePath:instancePath+"/allow/resources/tableElements",schemaPath:"#/properties/allow/properties/resources/properties/tableElements/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid6 = _errs54 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data20.callMs !== undefined){
let data23 = data20.callMs;
const _errs56 = errors;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
validate21.errors = [{instancePath:instancePath+"/allow/resources/callMs",schemaPath:"#/properties/allow/properties/resources/properties/callMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs56){
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 10000 || isNaN(data23)){
validate21.errors = [{instancePath:instancePath+"/allow/resources/callMs",schemaPath:"#/properties/allow/properties/resources/properties/callMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"}];
return false;
}
else {
if(data23 < 1 || isNaN(data23)){
validate21.errors = [{instancePath:instancePath+"/allow/resources/callMs",schemaPath:"#/properties/allow/properties/resources/properties/callMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid6 = _errs56 === errors;
}
else {
var valid6 = true;
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
var valid1 = _errs49 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.maxPriority !== undefined){
let data24 = data1.maxPriority;
const _errs58 = errors;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
validate21.errors = [{instancePath:instancePath+"/allow/maxPriority",schemaPath:"#/properties/allow/properties/maxPriority/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs58){
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 2147483647 || isNaN(data24)){
validate21.errors = [{instancePath:instancePath+"/allow/maxPriority",schemaPath:"#/properties/allow/properties/maxPriority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data24 < -2147483648 || isNaN(data24)){
validate21.errors = [{instancePath:instancePath+"/allow/maxPriority",schemaPath:"#/properties/allow/properties/maxPriority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -2147483648},message:"must be >= -2147483648"}];
return false;
}
}
}
}
var valid1 = _errs58 === errors;
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
const schema33 = {"type":"object","required":["resources","priority"],"properties":{"motion":{"type":"object","required":["maxSpeed","maxSideSpeed","maxTurn","maxAcceleration","maxTurnAcceleration","maxTtlMs"],"properties":{"maxSpeed":{"type":"number","minimum":0,"maximum":10},"maxSideSpeed":{"type":"number","minimum":0,"maximum":10},"maxTurn":{"type":"number","minimum":0,"maximum":20},"maxAcceleration":{"type":"number","minimum":0,"maximum":20},"maxTurnAcceleration":{"type":"number","minimum":0,"maximum":100},"maxTtlMs":{"type":"integer","minimum":1,"maximum":1000}},"additionalProperties":false},"sensors":{"type":"object","required":["rateHz"],"properties":{"rateHz":{"type":"number","minimum":0.1,"maximum":100}},"additionalProperties":false},"camera":{"type":"object","required":["maxWidth","maxHeight","rateHz","colour"],"properties":{"maxWidth":{"type":"integer","minimum":1,"maximum":4096},"maxHeight":{"type":"integer","minimum":1,"maximum":4096},"rateHz":{"type":"number","minimum":0.01,"maximum":60},"colour":{"type":"boolean"}},"additionalProperties":false},"events":{"type":"object","properties":{},"additionalProperties":false},"log":{"type":"object","required":["linesPerSecond"],"properties":{"linesPerSecond":{"type":"number","minimum":0.1,"maximum":1000}},"additionalProperties":false},"telemetry":{"type":"object","properties":{},"additionalProperties":false},"resources":{"type":"object","required":["memoryBytes","tableElements","callMs"],"properties":{"memoryBytes":{"type":"integer","minimum":65536,"maximum":1073741824,"multipleOf":65536},"tableElements":{"type":"integer","minimum":0,"maximum":1000000},"callMs":{"type":"integer","minimum":1,"maximum":10000}},"additionalProperties":false},"priority":{"type":"integer","minimum":-2147483648,"maximum":2147483647}},"additionalProperties":false,"$id":"Grant"};

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
if(!((((((((key0 === "motion") || (key0 === "sensors")) || (key0 === "camera")) || (key0 === "events")) || (key0 === "log")) || (key0 === "telemetry")) || (key0 === "resources")) || (key0 === "priority"))){
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
if(((((((data0.maxSpeed === undefined) && (missing1 = "maxSpeed")) || ((data0.maxSideSpeed === undefined) && (missing1 = "maxSideSpeed"))) || ((data0.maxTurn === undefined) && (missing1 = "maxTurn"))) || ((data0.maxAcceleration === undefined) && (missing1 = "maxAcceleration"))) || ((data0.maxTurnAcceleration === undefined) && (missing1 = "maxTurnAcceleration"))) || ((data0.maxTtlMs === undefined) && (missing1 = "maxTtlMs"))){
validate22.errors = [{instancePath:instancePath+"/motion",schemaPath:"#/properties/motion/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs4 = errors;
for(const key1 in data0){
if(!((((((key1 === "maxSpeed") || (key1 === "maxSideSpeed")) || (key1 === "maxTurn")) || (key1 === "maxAcceleration")) || (key1 === "maxTurnAcceleration")) || (key1 === "maxTtlMs"))){
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
let data7 = data.sensors;
const _errs17 = errors;
if(errors === _errs17){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing2;
if((data7.rateHz === undefined) && (missing2 = "rateHz")){
validate22.errors = [{instancePath:instancePath+"/sensors",schemaPath:"#/properties/sensors/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs19 = errors;
for(const key2 in data7){
if(!(key2 === "rateHz")){
validate22.errors = [{instancePath:instancePath+"/sensors",schemaPath:"#/properties/sensors/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data7.rateHz !== undefined){
let data8 = data7.rateHz;
const _errs20 = errors;
if(errors === _errs20){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 100 || isNaN(data8)){
validate22.errors = [{instancePath:instancePath+"/sensors/rateHz",schemaPath:"#/properties/sensors/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data8 < 0.1 || isNaN(data8)){
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
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.camera !== undefined){
let data9 = data.camera;
const _errs22 = errors;
if(errors === _errs22){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing3;
if(((((data9.maxWidth === undefined) && (missing3 = "maxWidth")) || ((data9.maxHeight === undefined) && (missing3 = "maxHeight"))) || ((data9.rateHz === undefined) && (missing3 = "rateHz"))) || ((data9.colour === undefined) && (missing3 = "colour"))){
validate22.errors = [{instancePath:instancePath+"/camera",schemaPath:"#/properties/camera/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs24 = errors;
for(const key3 in data9){
if(!((((key3 === "maxWidth") || (key3 === "maxHeight")) || (key3 === "rateHz")) || (key3 === "colour"))){
validate22.errors = [{instancePath:instancePath+"/camera",schemaPath:"#/properties/camera/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs24 === errors){
if(data9.maxWidth !== undefined){
let data10 = data9.maxWidth;
const _errs25 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate22.errors = [{instancePath:instancePath+"/camera/maxWidth",schemaPath:"#/properties/camera/properties/maxWidth/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs25){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 4096 || isNaN(data10)){
validate22.errors = [{instancePath:instancePath+"/camera/maxWidth",schemaPath:"#/properties/camera/properties/maxWidth/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data10 < 1 || isNaN(data10)){
validate22.errors = [{instancePath:instancePath+"/camera/maxWidth",schemaPath:"#/properties/camera/properties/maxWidth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid3 = _errs25 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data9.maxHeight !== undefined){
let data11 = data9.maxHeight;
const _errs27 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate22.errors = [{instancePath:instancePath+"/camera/maxHeight",schemaPath:"#/properties/camera/properties/maxHeight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs27){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 4096 || isNaN(data11)){
validate22.errors = [{instancePath:instancePath+"/camera/maxHeight",schemaPath:"#/properties/camera/properties/maxHeight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data11 < 1 || isNaN(data11)){
validate22.errors = [{instancePath:instancePath+"/camera/maxHeight",schemaPath:"#/properties/camera/properties/maxHeight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data9.rateHz !== undefined){
let data12 = data9.rateHz;
const _errs29 = errors;
if(errors === _errs29){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 60 || isNaN(data12)){
validate22.errors = [{instancePath:instancePath+"/camera/rateHz",schemaPath:"#/properties/camera/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data12 < 0.01 || isNaN(data12)){
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
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data9.colour !== undefined){
const _errs31 = errors;
if(typeof data9.colour !== "boolean"){
validate22.errors = [{instancePath:instancePath+"/camera/colour",schemaPath:"#/properties/camera/properties/colour/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid3 = _errs31 === errors;
}
else {
var valid3 = true;
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
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.events !== undefined){
let data14 = data.events;
const _errs33 = errors;
if(errors === _errs33){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key4 in data14){
validate22.errors = [{instancePath:instancePath+"/events",schemaPath:"#/properties/events/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/events",schemaPath:"#/properties/events/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.log !== undefined){
let data15 = data.log;
const _errs36 = errors;
if(errors === _errs36){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing4;
if((data15.linesPerSecond === undefined) && (missing4 = "linesPerSecond")){
validate22.errors = [{instancePath:instancePath+"/log",schemaPath:"#/properties/log/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs38 = errors;
for(const key5 in data15){
if(!(key5 === "linesPerSecond")){
validate22.errors = [{instancePath:instancePath+"/log",schemaPath:"#/properties/log/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs38 === errors){
if(data15.linesPerSecond !== undefined){
let data16 = data15.linesPerSecond;
const _errs39 = errors;
if(errors === _errs39){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 1000 || isNaN(data16)){
validate22.errors = [{instancePath:instancePath+"/log/linesPerSecond",schemaPath:"#/properties/log/properties/linesPerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data16 < 0.1 || isNaN(data16)){
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
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.telemetry !== undefined){
let data17 = data.telemetry;
const _errs41 = errors;
if(errors === _errs41){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key6 in data17){
validate22.errors = [{instancePath:instancePath+"/telemetry",schemaPath:"#/properties/telemetry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/telemetry",schemaPath:"#/properties/telemetry/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resources !== undefined){
let data18 = data.resources;
const _errs44 = errors;
if(errors === _errs44){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing5;
if((((data18.memoryBytes === undefined) && (missing5 = "memoryBytes")) || ((data18.tableElements === undefined) && (missing5 = "tableElements"))) || ((data18.callMs === undefined) && (missing5 = "callMs"))){
validate22.errors = [{instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs46 = errors;
for(const key7 in data18){
if(!(((key7 === "memoryBytes") || (key7 === "tableElements")) || (key7 === "callMs"))){
validate22.errors = [{instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs46 === errors){
if(data18.memoryBytes !== undefined){
let data19 = data18.memoryBytes;
const _errs47 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate22.errors = [{instancePath:instancePath+"/resources/memoryBytes",schemaPath:"#/properties/resources/properties/memoryBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs47){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 1073741824 || isNaN(data19)){
validate22.errors = [{instancePath:instancePath+"/resources/memoryBytes",schemaPath:"#/properties/resources/properties/memoryBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"}];
return false;
}
else {
if(data19 < 65536 || isNaN(data19)){
validate22.errors = [{instancePath:instancePath+"/resources/memoryBytes",schemaPath:"#/properties/resources/properties/memoryBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 65536},message:"must be >= 65536"}];
return false;
}
else {
let res0;
if((65536 === 0 || (res0 = data19/65536, res0 !== parseInt(res0)))){
validate22.errors = [{instancePath:instancePath+"/resources/memoryBytes",schemaPath:"#/properties/resources/properties/memoryBytes/multipleOf",keyword:"multipleOf",params:{multipleOf: 65536},message:"must be multiple of 65536"}];
return false;
}
}
}
}
}
var valid5 = _errs47 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data18.tableElements !== undefined){
let data20 = data18.tableElements;
const _errs49 = errors;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
validate22.errors = [{instancePath:instancePath+"/resources/tableElements",schemaPath:"#/properties/resources/properties/tableElements/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs49){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 1000000 || isNaN(data20)){
validate22.errors = [{instancePath:instancePath+"/resources/tableElements",schemaPath:"#/properties/resources/properties/tableElements/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data20 < 0 || isNaN(data20)){
validate22.errors = [{instancePath:instancePath+"/resources/tableElements",schemaPath:"#/properties/resources/properties/tableElements/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid5 = _errs49 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data18.callMs !== undefined){
let data21 = data18.callMs;
const _errs51 = errors;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
validate22.errors = [{instancePath:instancePath+"/resources/callMs",schemaPath:"#/properties/resources/properties/callMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs51){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 10000 || isNaN(data21)){
validate22.errors = [{instancePath:instancePath+"/resources/callMs",schemaPath:"#/properties/resources/properties/callMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"}];
return false;
}
else {
if(data21 < 1 || isNaN(data21)){
validate22.errors = [{instancePath:instancePath+"/resources/callMs",schemaPath:"#/properties/resources/properties/callMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid5 = _errs51 === errors;
}
else {
var valid5 = true;
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
var valid0 = _errs44 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.priority !== undefined){
let data22 = data.priority;
const _errs53 = errors;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
validate22.errors = [{instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs53){
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 2147483647 || isNaN(data22)){
validate22.errors = [{instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data22 < -2147483648 || isNaN(data22)){
validate22.errors = [{instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -2147483648},message:"must be >= -2147483648"}];
return false;
}
}
}
}
var valid0 = _errs53 === errors;
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
