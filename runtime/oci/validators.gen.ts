// @ts-nocheck -- made by ajv from `scripts/schemas`; do not edit. Again: npm run generate
import type { Validator } from "../protocol/index.js";
import type { ImageConfig } from "./image-config.js";
import type { ImageIndex } from "./image-index.js";
import type { LayoutMark } from "./layout-folder.js";
import type { ImageManifest } from "./manifest.js";

const checkImageManifest = validate20;
const schema31 = {"type":"object","required":["schemaVersion","config","layers"],"properties":{"schemaVersion":{"type":"number","const":2},"mediaType":{"type":"string","const":"application/vnd.oci.image.manifest.v1+json"},"artifactType":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},"config":{"type":"object","required":["mediaType","digest","size"],"properties":{"mediaType":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},"digest":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"size":{"type":"integer","minimum":0,"maximum":9007199254740991},"annotations":{"type":"object","properties":{},"additionalProperties":{"type":"string","maxLength":65536},"maxProperties":64,"propertyNames":{"type":"string","minLength":1,"maxLength":256}},"artifactType":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},"data":{"type":"string","maxLength":65536,"pattern":"^[A-Za-z0-9+/]*={0,2}$"},"platform":{"type":"object","required":["architecture","os"],"properties":{"architecture":{"type":"string","maxLength":64},"os":{"type":"string","maxLength":64},"os.version":{"type":"string","maxLength":64},"os.features":{"type":"array","items":{"type":"string","maxLength":64},"maxItems":16},"variant":{"type":"string","maxLength":64},"features":{"type":"array","items":{"type":"string","maxLength":64},"maxItems":16}},"additionalProperties":false}},"additionalProperties":false},"layers":{"type":"array","items":{"type":"object","required":["mediaType","digest","size"],"properties":{"mediaType":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},"digest":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"size":{"type":"integer","minimum":0,"maximum":9007199254740991},"annotations":{"type":"object","properties":{},"additionalProperties":{"type":"string","maxLength":65536},"maxProperties":64,"propertyNames":{"type":"string","minLength":1,"maxLength":256}},"artifactType":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},"data":{"type":"string","maxLength":65536,"pattern":"^[A-Za-z0-9+/]*={0,2}$"},"platform":{"type":"object","required":["architecture","os"],"properties":{"architecture":{"type":"string","maxLength":64},"os":{"type":"string","maxLength":64},"os.version":{"type":"string","maxLength":64},"os.features":{"type":"array","items":{"type":"string","maxLength":64},"maxItems":16},"variant":{"type":"string","maxLength":64},"features":{"type":"array","items":{"type":"string","maxLength":64},"maxItems":16}},"additionalProperties":false}},"additionalProperties":false},"maxItems":32},"subject":{"type":"object","required":["mediaType","digest","size"],"properties":{"mediaType":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},"digest":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"size":{"type":"integer","minimum":0,"maximum":9007199254740991},"annotations":{"type":"object","properties":{},"additionalProperties":{"type":"string","maxLength":65536},"maxProperties":64,"propertyNames":{"type":"string","minLength":1,"maxLength":256}},"artifactType":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},"data":{"type":"string","maxLength":65536,"pattern":"^[A-Za-z0-9+/]*={0,2}$"},"platform":{"type":"object","required":["architecture","os"],"properties":{"architecture":{"type":"string","maxLength":64},"os":{"type":"string","maxLength":64},"os.version":{"type":"string","maxLength":64},"os.features":{"type":"array","items":{"type":"string","maxLength":64},"maxItems":16},"variant":{"type":"string","maxLength":64},"features":{"type":"array","items":{"type":"string","maxLength":64},"maxItems":16}},"additionalProperties":false}},"additionalProperties":false},"annotations":{"type":"object","properties":{},"additionalProperties":{"type":"string","maxLength":65536},"maxProperties":64,"propertyNames":{"type":"string","minLength":1,"maxLength":256}}},"additionalProperties":false,"$id":"ImageManifest"};
const pattern4 = new RegExp("^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$", "u");
const pattern6 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const pattern8 = new RegExp("^[A-Za-z0-9+/]*={0,2}$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="ImageManifest" */;
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
if((((data.schemaVersion === undefined) && (missing0 = "schemaVersion")) || ((data.config === undefined) && (missing0 = "config"))) || ((data.layers === undefined) && (missing0 = "layers"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "schemaVersion") || (key0 === "mediaType")) || (key0 === "artifactType")) || (key0 === "config")) || (key0 === "layers")) || (key0 === "subject")) || (key0 === "annotations"))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.schemaVersion !== undefined){
let data0 = data.schemaVersion;
const _errs2 = errors;
if(!((typeof data0 == "number") && (isFinite(data0)))){
validate20.errors = [{instancePath:instancePath+"/schemaVersion",schemaPath:"#/properties/schemaVersion/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
if(2 !== data0){
validate20.errors = [{instancePath:instancePath+"/schemaVersion",schemaPath:"#/properties/schemaVersion/const",keyword:"const",params:{allowedValue: 2},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mediaType !== undefined){
let data1 = data.mediaType;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate20.errors = [{instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("application/vnd.oci.image.manifest.v1+json" !== data1){
validate20.errors = [{instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/const",keyword:"const",params:{allowedValue: "application/vnd.oci.image.manifest.v1+json"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.artifactType !== undefined){
let data2 = data.artifactType;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(data2.length > 255){
validate20.errors = [{instancePath:instancePath+"/artifactType",schemaPath:"#/properties/artifactType/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate20.errors = [{instancePath:instancePath+"/artifactType",schemaPath:"#/properties/artifactType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/artifactType",schemaPath:"#/properties/artifactType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.config !== undefined){
let data3 = data.config;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.mediaType === undefined) && (missing1 = "mediaType")) || ((data3.digest === undefined) && (missing1 = "digest"))) || ((data3.size === undefined) && (missing1 = "size"))){
validate20.errors = [{instancePath:instancePath+"/config",schemaPath:"#/properties/config/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs10 = errors;
for(const key1 in data3){
if(!(((((((key1 === "mediaType") || (key1 === "digest")) || (key1 === "size")) || (key1 === "annotations")) || (key1 === "artifactType")) || (key1 === "data")) || (key1 === "platform"))){
validate20.errors = [{instancePath:instancePath+"/config",schemaPath:"#/properties/config/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs10 === errors){
if(data3.mediaType !== undefined){
let data4 = data3.mediaType;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(data4.length > 255){
validate20.errors = [{instancePath:instancePath+"/config/mediaType",schemaPath:"#/properties/config/properties/mediaType/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"}];
return false;
}
else {
if(!pattern4.test(data4)){
validate20.errors = [{instancePath:instancePath+"/config/mediaType",schemaPath:"#/properties/config/properties/mediaType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/mediaType",schemaPath:"#/properties/config/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.digest !== undefined){
let data5 = data3.digest;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(!pattern6.test(data5)){
validate20.errors = [{instancePath:instancePath+"/config/digest",schemaPath:"#/properties/config/properties/digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/digest",schemaPath:"#/properties/config/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.size !== undefined){
let data6 = data3.size;
const _errs15 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate20.errors = [{instancePath:instancePath+"/config/size",schemaPath:"#/properties/config/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs15){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 9007199254740991 || isNaN(data6)){
validate20.errors = [{instancePath:instancePath+"/config/size",schemaPath:"#/properties/config/properties/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data6 < 0 || isNaN(data6)){
validate20.errors = [{instancePath:instancePath+"/config/size",schemaPath:"#/properties/config/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
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
if(data3.annotations !== undefined){
let data7 = data3.annotations;
const _errs17 = errors;
if(errors === _errs17){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 64){
validate20.errors = [{instancePath:instancePath+"/config/annotations",schemaPath:"#/properties/config/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties"}];
return false;
}
else {
for(const key2 in data7){
const _errs19 = errors;
if(errors === _errs19){
if(typeof key2 === "string"){
if(key2.length > 256){
const err0 = {instancePath:instancePath+"/config/annotations",schemaPath:"#/properties/config/properties/annotations/propertyNames/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",propertyName:key2};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(key2.length < 1){
const err1 = {instancePath:instancePath+"/config/annotations",schemaPath:"#/properties/config/properties/annotations/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key2};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath:instancePath+"/config/annotations",schemaPath:"#/properties/config/properties/annotations/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid2 = _errs19 === errors;
if(!valid2){
const err3 = {instancePath:instancePath+"/config/annotations",schemaPath:"#/properties/config/properties/annotations/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate20.errors = vErrors;
return false;
break;
}
}
if(valid2){
for(const key3 in data7){
let data8 = data7[key3];
const _errs22 = errors;
if(errors === _errs22){
if(typeof data8 === "string"){
if(data8.length > 65536){
validate20.errors = [{instancePath:instancePath+"/config/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/config/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/config/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs22 === errors;
if(!valid3){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/annotations",schemaPath:"#/properties/config/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.artifactType !== undefined){
let data9 = data3.artifactType;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data9 === "string"){
if(data9.length > 255){
validate20.errors = [{instancePath:instancePath+"/config/artifactType",schemaPath:"#/properties/config/properties/artifactType/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"}];
return false;
}
else {
if(!pattern4.test(data9)){
validate20.errors = [{instancePath:instancePath+"/config/artifactType",schemaPath:"#/properties/config/properties/artifactType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/artifactType",schemaPath:"#/properties/config/properties/artifactType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.data !== undefined){
let data10 = data3.data;
const _errs26 = errors;
if(errors === _errs26){
if(typeof data10 === "string"){
if(data10.length > 65536){
validate20.errors = [{instancePath:instancePath+"/config/data",schemaPath:"#/properties/config/properties/data/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
else {
if(!pattern8.test(data10)){
validate20.errors = [{instancePath:instancePath+"/config/data",schemaPath:"#/properties/config/properties/data/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]*={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]*={0,2}$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/data",schemaPath:"#/properties/config/properties/data/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.platform !== undefined){
let data11 = data3.platform;
const _errs28 = errors;
if(errors === _errs28){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
let missing2;
if(((data11.architecture === undefined) && (missing2 = "architecture")) || ((data11.os === undefined) && (missing2 = "os"))){
validate20.errors = [{instancePath:instancePath+"/config/platform",schemaPath:"#/properties/config/properties/platform/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs30 = errors;
for(const key4 in data11){
if(!((((((key4 === "architecture") || (key4 === "os")) || (key4 === "os.version")) || (key4 === "os.features")) || (key4 === "variant")) || (key4 === "features"))){
validate20.errors = [{instancePath:instancePath+"/config/platform",schemaPath:"#/properties/config/properties/platform/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data11.architecture !== undefined){
let data12 = data11.architecture;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data12 === "string"){
if(data12.length > 64){
validate20.errors = [{instancePath:instancePath+"/config/platform/architecture",schemaPath:"#/properties/config/properties/platform/properties/architecture/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/platform/architecture",schemaPath:"#/properties/config/properties/platform/properties/architecture/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs31 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.os !== undefined){
let data13 = data11.os;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data13 === "string"){
if(data13.length > 64){
validate20.errors = [{instancePath:instancePath+"/config/platform/os",schemaPath:"#/properties/config/properties/platform/properties/os/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/platform/os",schemaPath:"#/properties/config/properties/platform/properties/os/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs33 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11["os.version"] !== undefined){
let data14 = data11["os.version"];
const _errs35 = errors;
if(errors === _errs35){
if(typeof data14 === "string"){
if(data14.length > 64){
validate20.errors = [{instancePath:instancePath+"/config/platform/os.version",schemaPath:"#/properties/config/properties/platform/properties/os.version/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/platform/os.version",schemaPath:"#/properties/config/properties/platform/properties/os.version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs35 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11["os.features"] !== undefined){
let data15 = data11["os.features"];
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data15)){
if(data15.length > 16){
validate20.errors = [{instancePath:instancePath+"/config/platform/os.features",schemaPath:"#/properties/config/properties/platform/properties/os.features/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
var valid5 = true;
const len0 = data15.length;
for(let i0=0; i0<len0; i0++){
let data16 = data15[i0];
const _errs39 = errors;
if(errors === _errs39){
if(typeof data16 === "string"){
if(data16.length > 64){
validate20.errors = [{instancePath:instancePath+"/config/platform/os.features/" + i0,schemaPath:"#/properties/config/properties/platform/properties/os.features/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/platform/os.features/" + i0,schemaPath:"#/properties/config/properties/platform/properties/os.features/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs39 === errors;
if(!valid5){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/platform/os.features",schemaPath:"#/properties/config/properties/platform/properties/os.features/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs37 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.variant !== undefined){
let data17 = data11.variant;
const _errs41 = errors;
if(errors === _errs41){
if(typeof data17 === "string"){
if(data17.length > 64){
validate20.errors = [{instancePath:instancePath+"/config/platform/variant",schemaPath:"#/properties/config/properties/platform/properties/variant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/platform/variant",schemaPath:"#/properties/config/properties/platform/properties/variant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs41 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.features !== undefined){
let data18 = data11.features;
const _errs43 = errors;
if(errors === _errs43){
if(Array.isArray(data18)){
if(data18.length > 16){
validate20.errors = [{instancePath:instancePath+"/config/platform/features",schemaPath:"#/properties/config/properties/platform/properties/features/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
var valid6 = true;
const len1 = data18.length;
for(let i1=0; i1<len1; i1++){
let data19 = data18[i1];
const _errs45 = errors;
if(errors === _errs45){
if(typeof data19 === "string"){
if(data19.length > 64){
validate20.errors = [{instancePath:instancePath+"/config/platform/features/" + i1,schemaPath:"#/properties/config/properties/platform/properties/features/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/platform/features/" + i1,schemaPath:"#/properties/config/properties/platform/properties/features/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs45 === errors;
if(!valid6){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/config/platform/features",schemaPath:"#/properties/config/properties/platform/properties/features/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs43 === errors;
}
else {
var valid4 = true;
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
validate20.errors = [{instancePath:instancePath+"/config/platform",schemaPath:"#/properties/config/properties/platform/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs28 === errors;
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
validate20.errors = [{instancePath:instancePath+"/config",schemaPath:"#/properties/config/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.layers !== undefined){
let data20 = data.layers;
const _errs47 = errors;
if(errors === _errs47){
if(Array.isArray(data20)){
if(data20.length > 32){
validate20.errors = [{instancePath:instancePath+"/layers",schemaPath:"#/properties/layers/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"}];
return false;
}
else {
var valid7 = true;
const len2 = data20.length;
for(let i2=0; i2<len2; i2++){
let data21 = data20[i2];
const _errs49 = errors;
if(errors === _errs49){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing3;
if((((data21.mediaType === undefined) && (missing3 = "mediaType")) || ((data21.digest === undefined) && (missing3 = "digest"))) || ((data21.size === undefined) && (missing3 = "size"))){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2,schemaPath:"#/properties/layers/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs51 = errors;
for(const key5 in data21){
if(!(((((((key5 === "mediaType") || (key5 === "digest")) || (key5 === "size")) || (key5 === "annotations")) || (key5 === "artifactType")) || (key5 === "data")) || (key5 === "platform"))){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2,schemaPath:"#/properties/layers/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs51 === errors){
if(data21.mediaType !== undefined){
let data22 = data21.mediaType;
const _errs52 = errors;
if(errors === _errs52){
if(typeof data22 === "string"){
if(data22.length > 255){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/mediaType",schemaPath:"#/properties/layers/items/properties/mediaType/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"}];
return false;
}
else {
if(!pattern4.test(data22)){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/mediaType",schemaPath:"#/properties/layers/items/properties/mediaType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/mediaType",schemaPath:"#/properties/layers/items/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs52 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.digest !== undefined){
let data23 = data21.digest;
const _errs54 = errors;
if(errors === _errs54){
if(typeof data23 === "string"){
if(!pattern6.test(data23)){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/digest",schemaPath:"#/properties/layers/items/properties/digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/digest",schemaPath:"#/properties/layers/items/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs54 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.size !== undefined){
let data24 = data21.size;
const _errs56 = errors;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/size",schemaPath:"#/properties/layers/items/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs56){
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 9007199254740991 || isNaN(data24)){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/size",schemaPath:"#/properties/layers/items/properties/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data24 < 0 || isNaN(data24)){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/size",schemaPath:"#/properties/layers/items/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid8 = _errs56 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.annotations !== undefined){
let data25 = data21.annotations;
const _errs58 = errors;
if(errors === _errs58){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(Object.keys(data25).length > 64){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/annotations",schemaPath:"#/properties/layers/items/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties"}];
return false;
}
else {
for(const key6 in data25){
const _errs60 = errors;
if(errors === _errs60){
if(typeof key6 === "string"){
if(key6.length > 256){
const err4 = {instancePath:instancePath+"/layers/" + i2+"/annotations",schemaPath:"#/properties/layers/items/properties/annotations/propertyNames/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",propertyName:key6};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
if(key6.length < 1){
const err5 = {instancePath:instancePath+"/layers/" + i2+"/annotations",schemaPath:"#/properties/layers/items/properties/annotations/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key6};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/layers/" + i2+"/annotations",schemaPath:"#/properties/layers/items/properties/annotations/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key6};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid9 = _errs60 === errors;
if(!valid9){
const err7 = {instancePath:instancePath+"/layers/" + i2+"/annotations",schemaPath:"#/properties/layers/items/properties/annotations/propertyNames",keyword:"propertyNames",params:{propertyName: key6},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate20.errors = vErrors;
return false;
break;
}
}
if(valid9){
for(const key7 in data25){
let data26 = data25[key7];
const _errs63 = errors;
if(errors === _errs63){
if(typeof data26 === "string"){
if(data26.length > 65536){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/annotations/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/layers/items/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/annotations/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/layers/items/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid10 = _errs63 === errors;
if(!valid10){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/annotations",schemaPath:"#/properties/layers/items/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid8 = _errs58 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.artifactType !== undefined){
let data27 = data21.artifactType;
const _errs65 = errors;
if(errors === _errs65){
if(typeof data27 === "string"){
if(data27.length > 255){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/artifactType",schemaPath:"#/properties/layers/items/properties/artifactType/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"}];
return false;
}
else {
if(!pattern4.test(data27)){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/artifactType",schemaPath:"#/properties/layers/items/properties/artifactType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/artifactType",schemaPath:"#/properties/layers/items/properties/artifactType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs65 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.data !== undefined){
let data28 = data21.data;
const _errs67 = errors;
if(errors === _errs67){
if(typeof data28 === "string"){
if(data28.length > 65536){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/data",schemaPath:"#/properties/layers/items/properties/data/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
else {
if(!pattern8.test(data28)){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/data",schemaPath:"#/properties/layers/items/properties/data/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]*={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]*={0,2}$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/data",schemaPath:"#/properties/layers/items/properties/data/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs67 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.platform !== undefined){
let data29 = data21.platform;
const _errs69 = errors;
if(errors === _errs69){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
let missing4;
if(((data29.architecture === undefined) && (missing4 = "architecture")) || ((data29.os === undefined) && (missing4 = "os"))){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform",schemaPath:"#/properties/layers/items/properties/platform/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs71 = errors;
for(const key8 in data29){
if(!((((((key8 === "architecture") || (key8 === "os")) || (key8 === "os.version")) || (key8 === "os.features")) || (key8 === "variant")) || (key8 === "features"))){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform",schemaPath:"#/properties/layers/items/properties/platform/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs71 === errors){
if(data29.architecture !== undefined){
let data30 = data29.architecture;
const _errs72 = errors;
if(errors === _errs72){
if(typeof data30 === "string"){
if(data30.length > 64){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/architecture",schemaPath:"#/properties/layers/items/properties/platform/properties/architecture/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/architecture",schemaPath:"#/properties/layers/items/properties/platform/properties/architecture/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs72 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29.os !== undefined){
let data31 = data29.os;
const _errs74 = errors;
if(errors === _errs74){
if(typeof data31 === "string"){
if(data31.length > 64){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/os",schemaPath:"#/properties/layers/items/properties/platform/properties/os/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/os",schemaPath:"#/properties/layers/items/properties/platform/properties/os/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs74 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29["os.version"] !== undefined){
let data32 = data29["os.version"];
const _errs76 = errors;
if(errors === _errs76){
if(typeof data32 === "string"){
if(data32.length > 64){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/os.version",schemaPath:"#/properties/layers/items/properties/platform/properties/os.version/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/os.version",schemaPath:"#/properties/layers/items/properties/platform/properties/os.version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs76 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29["os.features"] !== undefined){
let data33 = data29["os.features"];
const _errs78 = errors;
if(errors === _errs78){
if(Array.isArray(data33)){
if(data33.length > 16){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/os.features",schemaPath:"#/properties/layers/items/properties/platform/properties/os.features/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
var valid12 = true;
const len3 = data33.length;
for(let i3=0; i3<len3; i3++){
let data34 = data33[i3];
const _errs80 = errors;
if(errors === _errs80){
if(typeof data34 === "string"){
if(data34.length > 64){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/os.features/" + i3,schemaPath:"#/properties/layers/items/properties/platform/properties/os.features/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/os.features/" + i3,schemaPath:"#/properties/layers/items/properties/platform/properties/os.features/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid12 = _errs80 === errors;
if(!valid12){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/os.features",schemaPath:"#/properties/layers/items/properties/platform/properties/os.features/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid11 = _errs78 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29.variant !== undefined){
let data35 = data29.variant;
const _errs82 = errors;
if(errors === _errs82){
if(typeof data35 === "string"){
if(data35.length > 64){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/variant",schemaPath:"#/properties/layers/items/properties/platform/properties/variant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/variant",schemaPath:"#/properties/layers/items/properties/platform/properties/variant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs82 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29.features !== undefined){
let data36 = data29.features;
const _errs84 = errors;
if(errors === _errs84){
if(Array.isArray(data36)){
if(data36.length > 16){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/features",schemaPath:"#/properties/layers/items/properties/platform/properties/features/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
var valid13 = true;
const len4 = data36.length;
for(let i4=0; i4<len4; i4++){
let data37 = data36[i4];
const _errs86 = errors;
if(errors === _errs86){
if(typeof data37 === "string"){
if(data37.length > 64){
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/features/" + i4,schemaPath:"#/properties/layers/items/properties/platform/properties/features/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/features/" + i4,schemaPath:"#/properties/layers/items/properties/platform/properties/features/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid13 = _errs86 === errors;
if(!valid13){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform/features",schemaPath:"#/properties/layers/items/properties/platform/properties/features/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid11 = _errs84 === errors;
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
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers/" + i2+"/platform",schemaPath:"#/properties/layers/items/properties/platform/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid8 = _errs69 === errors;
}
else {
var valid8 = true;
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
validate20.errors = [{instancePath:instancePath+"/layers/" + i2,schemaPath:"#/properties/layers/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid7 = _errs49 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/layers",schemaPath:"#/properties/layers/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs47 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.subject !== undefined){
let data38 = data.subject;
const _errs88 = errors;
if(errors === _errs88){
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
let missing5;
if((((data38.mediaType === undefined) && (missing5 = "mediaType")) || ((data38.digest === undefined) && (missing5 = "digest"))) || ((data38.size === undefined) && (missing5 = "size"))){
validate20.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs90 = errors;
for(const key9 in data38){
if(!(((((((key9 === "mediaType") || (key9 === "digest")) || (key9 === "size")) || (key9 === "annotations")) || (key9 === "artifactType")) || (key9 === "data")) || (key9 === "platform"))){
validate20.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs90 === errors){
if(data38.mediaType !== undefined){
let data39 = data38.mediaType;
const _errs91 = errors;
if(errors === _errs91){
if(typeof data39 === "string"){
if(data39.length > 255){
validate20.errors = [{instancePath:instancePath+"/subject/mediaType",schemaPath:"#/properties/subject/properties/mediaType/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"}];
return false;
}
else {
if(!pattern4.test(data39)){
validate20.errors = [{instancePath:instancePath+"/subject/mediaType",schemaPath:"#/properties/subject/properties/mediaType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/mediaType",schemaPath:"#/properties/subject/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs91 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data38.digest !== undefined){
let data40 = data38.digest;
const _errs93 = errors;
if(errors === _errs93){
if(typeof data40 === "string"){
if(!pattern6.test(data40)){
validate20.errors = [{instancePath:instancePath+"/subject/digest",schemaPath:"#/properties/subject/properties/digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/digest",schemaPath:"#/properties/subject/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs93 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data38.size !== undefined){
let data41 = data38.size;
const _errs95 = errors;
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
validate20.errors = [{instancePath:instancePath+"/subject/size",schemaPath:"#/properties/subject/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs95){
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 9007199254740991 || isNaN(data41)){
validate20.errors = [{instancePath:instancePath+"/subject/size",schemaPath:"#/properties/subject/properties/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data41 < 0 || isNaN(data41)){
validate20.errors = [{instancePath:instancePath+"/subject/size",schemaPath:"#/properties/subject/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid14 = _errs95 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data38.annotations !== undefined){
let data42 = data38.annotations;
const _errs97 = errors;
if(errors === _errs97){
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(Object.keys(data42).length > 64){
validate20.errors = [{instancePath:instancePath+"/subject/annotations",schemaPath:"#/properties/subject/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties"}];
return false;
}
else {
for(const key10 in data42){
const _errs99 = errors;
if(errors === _errs99){
if(typeof key10 === "string"){
if(key10.length > 256){
const err8 = {instancePath:instancePath+"/subject/annotations",schemaPath:"#/properties/subject/properties/annotations/propertyNames/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",propertyName:key10};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
if(key10.length < 1){
const err9 = {instancePath:instancePath+"/subject/annotations",schemaPath:"#/properties/subject/properties/annotations/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key10};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/subject/annotations",schemaPath:"#/properties/subject/properties/annotations/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key10};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var valid15 = _errs99 === errors;
if(!valid15){
const err11 = {instancePath:instancePath+"/subject/annotations",schemaPath:"#/properties/subject/properties/annotations/propertyNames",keyword:"propertyNames",params:{propertyName: key10},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate20.errors = vErrors;
return false;
break;
}
}
if(valid15){
for(const key11 in data42){
let data43 = data42[key11];
const _errs102 = errors;
if(errors === _errs102){
if(typeof data43 === "string"){
if(data43.length > 65536){
validate20.errors = [{instancePath:instancePath+"/subject/annotations/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/subject/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/annotations/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/subject/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid16 = _errs102 === errors;
if(!valid16){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/annotations",schemaPath:"#/properties/subject/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid14 = _errs97 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data38.artifactType !== undefined){
let data44 = data38.artifactType;
const _errs104 = errors;
if(errors === _errs104){
if(typeof data44 === "string"){
if(data44.length > 255){
validate20.errors = [{instancePath:instancePath+"/subject/artifactType",schemaPath:"#/properties/subject/properties/artifactType/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"}];
return false;
}
else {
if(!pattern4.test(data44)){
validate20.errors = [{instancePath:instancePath+"/subject/artifactType",schemaPath:"#/properties/subject/properties/artifactType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/artifactType",schemaPath:"#/properties/subject/properties/artifactType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs104 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data38.data !== undefined){
let data45 = data38.data;
const _errs106 = errors;
if(errors === _errs106){
if(typeof data45 === "string"){
if(data45.length > 65536){
validate20.errors = [{instancePath:instancePath+"/subject/data",schemaPath:"#/properties/subject/properties/data/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
else {
if(!pattern8.test(data45)){
validate20.errors = [{instancePath:instancePath+"/subject/data",schemaPath:"#/properties/subject/properties/data/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]*={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]*={0,2}$"+"\""}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/data",schemaPath:"#/properties/subject/properties/data/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs106 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data38.platform !== undefined){
let data46 = data38.platform;
const _errs108 = errors;
if(errors === _errs108){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing6;
if(((data46.architecture === undefined) && (missing6 = "architecture")) || ((data46.os === undefined) && (missing6 = "os"))){
validate20.errors = [{instancePath:instancePath+"/subject/platform",schemaPath:"#/properties/subject/properties/platform/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
const _errs110 = errors;
for(const key12 in data46){
if(!((((((key12 === "architecture") || (key12 === "os")) || (key12 === "os.version")) || (key12 === "os.features")) || (key12 === "variant")) || (key12 === "features"))){
validate20.errors = [{instancePath:instancePath+"/subject/platform",schemaPath:"#/properties/subject/properties/platform/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs110 === errors){
if(data46.architecture !== undefined){
let data47 = data46.architecture;
const _errs111 = errors;
if(errors === _errs111){
if(typeof data47 === "string"){
if(data47.length > 64){
validate20.errors = [{instancePath:instancePath+"/subject/platform/architecture",schemaPath:"#/properties/subject/properties/platform/properties/architecture/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/platform/architecture",schemaPath:"#/properties/subject/properties/platform/properties/architecture/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid17 = _errs111 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data46.os !== undefined){
let data48 = data46.os;
const _errs113 = errors;
if(errors === _errs113){
if(typeof data48 === "string"){
if(data48.length > 64){
validate20.errors = [{instancePath:instancePath+"/subject/platform/os",schemaPath:"#/properties/subject/properties/platform/properties/os/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/platform/os",schemaPath:"#/properties/subject/properties/platform/properties/os/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid17 = _errs113 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data46["os.version"] !== undefined){
let data49 = data46["os.version"];
const _errs115 = errors;
if(errors === _errs115){
if(typeof data49 === "string"){
if(data49.length > 64){
validate20.errors = [{instancePath:instancePath+"/subject/platform/os.version",schemaPath:"#/properties/subject/properties/platform/properties/os.version/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/platform/os.version",schemaPath:"#/properties/subject/properties/platform/properties/os.version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid17 = _errs115 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data46["os.features"] !== undefined){
let data50 = data46["os.features"];
const _errs117 = errors;
if(errors === _errs117){
if(Array.isArray(data50)){
if(data50.length > 16){
validate20.errors = [{instancePath:instancePath+"/subject/platform/os.features",schemaPath:"#/properties/subject/properties/platform/properties/os.features/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
var valid18 = true;
const len5 = data50.length;
for(let i5=0; i5<len5; i5++){
let data51 = data50[i5];
const _errs119 = errors;
if(errors === _errs119){
if(typeof data51 === "string"){
if(data51.length > 64){
validate20.errors = [{instancePath:instancePath+"/subject/platform/os.features/" + i5,schemaPath:"#/properties/subject/properties/platform/properties/os.features/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/platform/os.features/" + i5,schemaPath:"#/properties/subject/properties/platform/properties/os.features/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid18 = _errs119 === errors;
if(!valid18){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/platform/os.features",schemaPath:"#/properties/subject/properties/platform/properties/os.features/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid17 = _errs117 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data46.variant !== undefined){
let data52 = data46.variant;
const _errs121 = errors;
if(errors === _errs121){
if(typeof data52 === "string"){
if(data52.length > 64){
validate20.errors = [{instancePath:instancePath+"/subject/platform/variant",schemaPath:"#/properties/subject/properties/platform/properties/variant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/platform/variant",schemaPath:"#/properties/subject/properties/platform/properties/variant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid17 = _errs121 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data46.features !== undefined){
let data53 = data46.features;
const _errs123 = errors;
if(errors === _errs123){
if(Array.isArray(data53)){
if(data53.length > 16){
validate20.errors = [{instancePath:instancePath+"/subject/platform/features",schemaPath:"#/properties/subject/properties/platform/properties/features/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
var valid19 = true;
const len6 = data53.length;
for(let i6=0; i6<len6; i6++){
let data54 = data53[i6];
const _errs125 = errors;
if(errors === _errs125){
if(typeof data54 === "string"){
if(data54.length > 64){
validate20.errors = [{instancePath:instancePath+"/subject/platform/features/" + i6,schemaPath:"#/properties/subject/properties/platform/properties/features/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/platform/features/" + i6,schemaPath:"#/properties/subject/properties/platform/properties/features/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid19 = _errs125 === errors;
if(!valid19){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/subject/platform/features",schemaPath:"#/properties/subject/properties/platform/properties/features/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid17 = _errs123 === errors;
}
else {
var valid17 = true;
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
validate20.errors = [{instancePath:instancePath+"/subject/platform",schemaPath:"#/properties/subject/properties/platform/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid14 = _errs108 === errors;
}
else {
var valid14 = true;
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
validate20.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs88 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.annotations !== undefined){
let data55 = data.annotations;
const _errs127 = errors;
if(errors === _errs127){
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
if(Object.keys(data55).length > 64){
validate20.errors = [{instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties"}];
return false;
}
else {
for(const key13 in data55){
const _errs129 = errors;
if(errors === _errs129){
if(typeof key13 === "string"){
if(key13.length > 256){
const err12 = {instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/propertyNames/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",propertyName:key13};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
if(key13.length < 1){
const err13 = {instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key13};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key13};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var valid20 = _errs129 === errors;
if(!valid20){
const err15 = {instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/propertyNames",keyword:"propertyNames",params:{propertyName: key13},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
validate20.errors = vErrors;
return false;
break;
}
}
if(valid20){
for(const key14 in data55){
let data56 = data55[key14];
const _errs132 = errors;
if(errors === _errs132){
if(typeof data56 === "string"){
if(data56.length > 65536){
validate20.errors = [{instancePath:instancePath+"/annotations/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/annotations/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid21 = _errs132 === errors;
if(!valid21){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs127 === errors;
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
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const checkImageIndex = validate21;
const schema32 = {"type":"object","required":["schemaVersion","manifests"],"properties":{"schemaVersion":{"type":"number","const":2},"mediaType":{"type":"string","const":"application/vnd.oci.image.index.v1+json"},"artifactType":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},"manifests":{"type":"array","items":{"type":"object","required":["mediaType","digest","size"],"properties":{"mediaType":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},"digest":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"size":{"type":"integer","minimum":0,"maximum":9007199254740991},"annotations":{"type":"object","properties":{},"additionalProperties":{"type":"string","maxLength":65536},"maxProperties":64,"propertyNames":{"type":"string","minLength":1,"maxLength":256}},"artifactType":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},"data":{"type":"string","maxLength":65536,"pattern":"^[A-Za-z0-9+/]*={0,2}$"},"platform":{"type":"object","required":["architecture","os"],"properties":{"architecture":{"type":"string","maxLength":64},"os":{"type":"string","maxLength":64},"os.version":{"type":"string","maxLength":64},"os.features":{"type":"array","items":{"type":"string","maxLength":64},"maxItems":16},"variant":{"type":"string","maxLength":64},"features":{"type":"array","items":{"type":"string","maxLength":64},"maxItems":16}},"additionalProperties":false}},"additionalProperties":false},"maxItems":1024},"subject":{"type":"object","required":["mediaType","digest","size"],"properties":{"mediaType":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},"digest":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"size":{"type":"integer","minimum":0,"maximum":9007199254740991},"annotations":{"type":"object","properties":{},"additionalProperties":{"type":"string","maxLength":65536},"maxProperties":64,"propertyNames":{"type":"string","minLength":1,"maxLength":256}},"artifactType":{"type":"string","maxLength":255,"pattern":"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},"data":{"type":"string","maxLength":65536,"pattern":"^[A-Za-z0-9+/]*={0,2}$"},"platform":{"type":"object","required":["architecture","os"],"properties":{"architecture":{"type":"string","maxLength":64},"os":{"type":"string","maxLength":64},"os.version":{"type":"string","maxLength":64},"os.features":{"type":"array","items":{"type":"string","maxLength":64},"maxItems":16},"variant":{"type":"string","maxLength":64},"features":{"type":"array","items":{"type":"string","maxLength":64},"maxItems":16}},"additionalProperties":false}},"additionalProperties":false},"annotations":{"type":"object","properties":{},"additionalProperties":{"type":"string","maxLength":65536},"maxProperties":64,"propertyNames":{"type":"string","minLength":1,"maxLength":256}}},"additionalProperties":false,"$id":"ImageIndex"};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="ImageIndex" */;
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
if(((data.schemaVersion === undefined) && (missing0 = "schemaVersion")) || ((data.manifests === undefined) && (missing0 = "manifests"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "schemaVersion") || (key0 === "mediaType")) || (key0 === "artifactType")) || (key0 === "manifests")) || (key0 === "subject")) || (key0 === "annotations"))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.schemaVersion !== undefined){
let data0 = data.schemaVersion;
const _errs2 = errors;
if(!((typeof data0 == "number") && (isFinite(data0)))){
validate21.errors = [{instancePath:instancePath+"/schemaVersion",schemaPath:"#/properties/schemaVersion/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
if(2 !== data0){
validate21.errors = [{instancePath:instancePath+"/schemaVersion",schemaPath:"#/properties/schemaVersion/const",keyword:"const",params:{allowedValue: 2},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mediaType !== undefined){
let data1 = data.mediaType;
const _errs4 = errors;
if(typeof data1 !== "string"){
validate21.errors = [{instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("application/vnd.oci.image.index.v1+json" !== data1){
validate21.errors = [{instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/const",keyword:"const",params:{allowedValue: "application/vnd.oci.image.index.v1+json"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.artifactType !== undefined){
let data2 = data.artifactType;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(data2.length > 255){
validate21.errors = [{instancePath:instancePath+"/artifactType",schemaPath:"#/properties/artifactType/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate21.errors = [{instancePath:instancePath+"/artifactType",schemaPath:"#/properties/artifactType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"+"\""}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/artifactType",schemaPath:"#/properties/artifactType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.manifests !== undefined){
let data3 = data.manifests;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data3)){
if(data3.length > 1024){
validate21.errors = [{instancePath:instancePath+"/manifests",schemaPath:"#/properties/manifests/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if((((data4.mediaType === undefined) && (missing1 = "mediaType")) || ((data4.digest === undefined) && (missing1 = "digest"))) || ((data4.size === undefined) && (missing1 = "size"))){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0,schemaPath:"#/properties/manifests/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs12 = errors;
for(const key1 in data4){
if(!(((((((key1 === "mediaType") || (key1 === "digest")) || (key1 === "size")) || (key1 === "annotations")) || (key1 === "artifactType")) || (key1 === "data")) || (key1 === "platform"))){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0,schemaPath:"#/properties/manifests/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs12 === errors){
if(data4.mediaType !== undefined){
let data5 = data4.mediaType;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(data5.length > 255){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/mediaType",schemaPath:"#/properties/manifests/items/properties/mediaType/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"}];
return false;
}
else {
if(!pattern4.test(data5)){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/mediaType",schemaPath:"#/properties/manifests/items/properties/mediaType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"+"\""}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/mediaType",schemaPath:"#/properties/manifests/items/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.digest !== undefined){
let data6 = data4.digest;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data6 === "string"){
if(!pattern6.test(data6)){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/digest",schemaPath:"#/properties/manifests/items/properties/digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/digest",schemaPath:"#/properties/manifests/items/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.size !== undefined){
let data7 = data4.size;
const _errs17 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/size",schemaPath:"#/properties/manifests/items/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9007199254740991 || isNaN(data7)){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/size",schemaPath:"#/properties/manifests/items/properties/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/size",schemaPath:"#/properties/manifests/items/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.annotations !== undefined){
let data8 = data4.annotations;
const _errs19 = errors;
if(errors === _errs19){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(Object.keys(data8).length > 64){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/annotations",schemaPath:"#/properties/manifests/items/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties"}];
return false;
}
else {
for(const key2 in data8){
const _errs21 = errors;
if(errors === _errs21){
if(typeof key2 === "string"){
if(key2.length > 256){
const err0 = {instancePath:instancePath+"/manifests/" + i0+"/annotations",schemaPath:"#/properties/manifests/items/properties/annotations/propertyNames/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",propertyName:key2};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(key2.length < 1){
const err1 = {instancePath:instancePath+"/manifests/" + i0+"/annotations",schemaPath:"#/properties/manifests/items/properties/annotations/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key2};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath:instancePath+"/manifests/" + i0+"/annotations",schemaPath:"#/properties/manifests/items/properties/annotations/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid3 = _errs21 === errors;
if(!valid3){
const err3 = {instancePath:instancePath+"/manifests/" + i0+"/annotations",schemaPath:"#/properties/manifests/items/properties/annotations/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate21.errors = vErrors;
return false;
break;
}
}
if(valid3){
for(const key3 in data8){
let data9 = data8[key3];
const _errs24 = errors;
if(errors === _errs24){
if(typeof data9 === "string"){
if(data9.length > 65536){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/manifests/items/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/manifests/items/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs24 === errors;
if(!valid4){
break;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/annotations",schemaPath:"#/properties/manifests/items/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.artifactType !== undefined){
let data10 = data4.artifactType;
const _errs26 = errors;
if(errors === _errs26){
if(typeof data10 === "string"){
if(data10.length > 255){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/artifactType",schemaPath:"#/properties/manifests/items/properties/artifactType/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"}];
return false;
}
else {
if(!pattern4.test(data10)){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/artifactType",schemaPath:"#/properties/manifests/items/properties/artifactType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"+"\""}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/artifactType",schemaPath:"#/properties/manifests/items/properties/artifactType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.data !== undefined){
let data11 = data4.data;
const _errs28 = errors;
if(errors === _errs28){
if(typeof data11 === "string"){
if(data11.length > 65536){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/data",schemaPath:"#/properties/manifests/items/properties/data/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
else {
if(!pattern8.test(data11)){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/data",schemaPath:"#/properties/manifests/items/properties/data/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]*={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]*={0,2}$"+"\""}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/data",schemaPath:"#/properties/manifests/items/properties/data/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs28 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.platform !== undefined){
let data12 = data4.platform;
const _errs30 = errors;
if(errors === _errs30){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing2;
if(((data12.architecture === undefined) && (missing2 = "architecture")) || ((data12.os === undefined) && (missing2 = "os"))){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform",schemaPath:"#/properties/manifests/items/properties/platform/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs32 = errors;
for(const key4 in data12){
if(!((((((key4 === "architecture") || (key4 === "os")) || (key4 === "os.version")) || (key4 === "os.features")) || (key4 === "variant")) || (key4 === "features"))){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform",schemaPath:"#/properties/manifests/items/properties/platform/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs32 === errors){
if(data12.architecture !== undefined){
let data13 = data12.architecture;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data13 === "string"){
if(data13.length > 64){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/architecture",schemaPath:"#/properties/manifests/items/properties/platform/properties/architecture/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/architecture",schemaPath:"#/properties/manifests/items/properties/platform/properties/architecture/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs33 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.os !== undefined){
let data14 = data12.os;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data14 === "string"){
if(data14.length > 64){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/os",schemaPath:"#/properties/manifests/items/properties/platform/properties/os/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/os",schemaPath:"#/properties/manifests/items/properties/platform/properties/os/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs35 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12["os.version"] !== undefined){
let data15 = data12["os.version"];
const _errs37 = errors;
if(errors === _errs37){
if(typeof data15 === "string"){
if(data15.length > 64){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/os.version",schemaPath:"#/properties/manifests/items/properties/platform/properties/os.version/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/os.version",schemaPath:"#/properties/manifests/items/properties/platform/properties/os.version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs37 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12["os.features"] !== undefined){
let data16 = data12["os.features"];
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data16)){
if(data16.length > 16){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/os.features",schemaPath:"#/properties/manifests/items/properties/platform/properties/os.features/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
var valid6 = true;
const len1 = data16.length;
for(let i1=0; i1<len1; i1++){
let data17 = data16[i1];
const _errs41 = errors;
if(errors === _errs41){
if(typeof data17 === "string"){
if(data17.length > 64){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/os.features/" + i1,schemaPath:"#/properties/manifests/items/properties/platform/properties/os.features/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/os.features/" + i1,schemaPath:"#/properties/manifests/items/properties/platform/properties/os.features/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs41 === errors;
if(!valid6){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/os.features",schemaPath:"#/properties/manifests/items/properties/platform/properties/os.features/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs39 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.variant !== undefined){
let data18 = data12.variant;
const _errs43 = errors;
if(errors === _errs43){
if(typeof data18 === "string"){
if(data18.length > 64){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/variant",schemaPath:"#/properties/manifests/items/properties/platform/properties/variant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/variant",schemaPath:"#/properties/manifests/items/properties/platform/properties/variant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs43 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.features !== undefined){
let data19 = data12.features;
const _errs45 = errors;
if(errors === _errs45){
if(Array.isArray(data19)){
if(data19.length > 16){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/features",schemaPath:"#/properties/manifests/items/properties/platform/properties/features/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
var valid7 = true;
const len2 = data19.length;
for(let i2=0; i2<len2; i2++){
let data20 = data19[i2];
const _errs47 = errors;
if(errors === _errs47){
if(typeof data20 === "string"){
if(data20.length > 64){
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/features/" + i2,schemaPath:"#/properties/manifests/items/properties/platform/properties/features/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/features/" + i2,schemaPath:"#/properties/manifests/items/properties/platform/properties/features/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs47 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform/features",schemaPath:"#/properties/manifests/items/properties/platform/properties/features/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs45 === errors;
}
else {
var valid5 = true;
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
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0+"/platform",schemaPath:"#/properties/manifests/items/properties/platform/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs30 === errors;
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
else {
validate21.errors = [{instancePath:instancePath+"/manifests/" + i0,schemaPath:"#/properties/manifests/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs10 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/manifests",schemaPath:"#/properties/manifests/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.subject !== undefined){
let data21 = data.subject;
const _errs49 = errors;
if(errors === _errs49){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing3;
if((((data21.mediaType === undefined) && (missing3 = "mediaType")) || ((data21.digest === undefined) && (missing3 = "digest"))) || ((data21.size === undefined) && (missing3 = "size"))){
validate21.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs51 = errors;
for(const key5 in data21){
if(!(((((((key5 === "mediaType") || (key5 === "digest")) || (key5 === "size")) || (key5 === "annotations")) || (key5 === "artifactType")) || (key5 === "data")) || (key5 === "platform"))){
validate21.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs51 === errors){
if(data21.mediaType !== undefined){
let data22 = data21.mediaType;
const _errs52 = errors;
if(errors === _errs52){
if(typeof data22 === "string"){
if(data22.length > 255){
validate21.errors = [{instancePath:instancePath+"/subject/mediaType",schemaPath:"#/properties/subject/properties/mediaType/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"}];
return false;
}
else {
if(!pattern4.test(data22)){
validate21.errors = [{instancePath:instancePath+"/subject/mediaType",schemaPath:"#/properties/subject/properties/mediaType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"+"\""}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/mediaType",schemaPath:"#/properties/subject/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs52 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.digest !== undefined){
let data23 = data21.digest;
const _errs54 = errors;
if(errors === _errs54){
if(typeof data23 === "string"){
if(!pattern6.test(data23)){
validate21.errors = [{instancePath:instancePath+"/subject/digest",schemaPath:"#/properties/subject/properties/digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/digest",schemaPath:"#/properties/subject/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs54 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.size !== undefined){
let data24 = data21.size;
const _errs56 = errors;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
validate21.errors = [{instancePath:instancePath+"/subject/size",schemaPath:"#/properties/subject/properties/size/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs56){
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 9007199254740991 || isNaN(data24)){
validate21.errors = [{instancePath:instancePath+"/subject/size",schemaPath:"#/properties/subject/properties/size/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data24 < 0 || isNaN(data24)){
validate21.errors = [{instancePath:instancePath+"/subject/size",schemaPath:"#/properties/subject/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid8 = _errs56 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.annotations !== undefined){
let data25 = data21.annotations;
const _errs58 = errors;
if(errors === _errs58){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(Object.keys(data25).length > 64){
validate21.errors = [{instancePath:instancePath+"/subject/annotations",schemaPath:"#/properties/subject/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties"}];
return false;
}
else {
for(const key6 in data25){
const _errs60 = errors;
if(errors === _errs60){
if(typeof key6 === "string"){
if(key6.length > 256){
const err4 = {instancePath:instancePath+"/subject/annotations",schemaPath:"#/properties/subject/properties/annotations/propertyNames/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",propertyName:key6};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
if(key6.length < 1){
const err5 = {instancePath:instancePath+"/subject/annotations",schemaPath:"#/properties/subject/properties/annotations/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key6};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/subject/annotations",schemaPath:"#/properties/subject/properties/annotations/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key6};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid9 = _errs60 === errors;
if(!valid9){
const err7 = {instancePath:instancePath+"/subject/annotations",schemaPath:"#/properties/subject/properties/annotations/propertyNames",keyword:"propertyNames",params:{propertyName: key6},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate21.errors = vErrors;
return false;
break;
}
}
if(valid9){
for(const key7 in data25){
let data26 = data25[key7];
const _errs63 = errors;
if(errors === _errs63){
if(typeof data26 === "string"){
if(data26.length > 65536){
validate21.errors = [{instancePath:instancePath+"/subject/annotations/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/subject/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/annotations/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/subject/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid10 = _errs63 === errors;
if(!valid10){
break;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/annotations",schemaPath:"#/properties/subject/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid8 = _errs58 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.artifactType !== undefined){
let data27 = data21.artifactType;
const _errs65 = errors;
if(errors === _errs65){
if(typeof data27 === "string"){
if(data27.length > 255){
validate21.errors = [{instancePath:instancePath+"/subject/artifactType",schemaPath:"#/properties/subject/properties/artifactType/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"}];
return false;
}
else {
if(!pattern4.test(data27)){
validate21.errors = [{instancePath:instancePath+"/subject/artifactType",schemaPath:"#/properties/subject/properties/artifactType/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$"+"\""}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/artifactType",schemaPath:"#/properties/subject/properties/artifactType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs65 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.data !== undefined){
let data28 = data21.data;
const _errs67 = errors;
if(errors === _errs67){
if(typeof data28 === "string"){
if(data28.length > 65536){
validate21.errors = [{instancePath:instancePath+"/subject/data",schemaPath:"#/properties/subject/properties/data/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
else {
if(!pattern8.test(data28)){
validate21.errors = [{instancePath:instancePath+"/subject/data",schemaPath:"#/properties/subject/properties/data/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]*={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]*={0,2}$"+"\""}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/data",schemaPath:"#/properties/subject/properties/data/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs67 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.platform !== undefined){
let data29 = data21.platform;
const _errs69 = errors;
if(errors === _errs69){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
let missing4;
if(((data29.architecture === undefined) && (missing4 = "architecture")) || ((data29.os === undefined) && (missing4 = "os"))){
validate21.errors = [{instancePath:instancePath+"/subject/platform",schemaPath:"#/properties/subject/properties/platform/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs71 = errors;
for(const key8 in data29){
if(!((((((key8 === "architecture") || (key8 === "os")) || (key8 === "os.version")) || (key8 === "os.features")) || (key8 === "variant")) || (key8 === "features"))){
validate21.errors = [{instancePath:instancePath+"/subject/platform",schemaPath:"#/properties/subject/properties/platform/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs71 === errors){
if(data29.architecture !== undefined){
let data30 = data29.architecture;
const _errs72 = errors;
if(errors === _errs72){
if(typeof data30 === "string"){
if(data30.length > 64){
validate21.errors = [{instancePath:instancePath+"/subject/platform/architecture",schemaPath:"#/properties/subject/properties/platform/properties/architecture/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/platform/architecture",schemaPath:"#/properties/subject/properties/platform/properties/architecture/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs72 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29.os !== undefined){
let data31 = data29.os;
const _errs74 = errors;
if(errors === _errs74){
if(typeof data31 === "string"){
if(data31.length > 64){
validate21.errors = [{instancePath:instancePath+"/subject/platform/os",schemaPath:"#/properties/subject/properties/platform/properties/os/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/platform/os",schemaPath:"#/properties/subject/properties/platform/properties/os/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs74 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29["os.version"] !== undefined){
let data32 = data29["os.version"];
const _errs76 = errors;
if(errors === _errs76){
if(typeof data32 === "string"){
if(data32.length > 64){
validate21.errors = [{instancePath:instancePath+"/subject/platform/os.version",schemaPath:"#/properties/subject/properties/platform/properties/os.version/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/platform/os.version",schemaPath:"#/properties/subject/properties/platform/properties/os.version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs76 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29["os.features"] !== undefined){
let data33 = data29["os.features"];
const _errs78 = errors;
if(errors === _errs78){
if(Array.isArray(data33)){
if(data33.length > 16){
validate21.errors = [{instancePath:instancePath+"/subject/platform/os.features",schemaPath:"#/properties/subject/properties/platform/properties/os.features/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
var valid12 = true;
const len3 = data33.length;
for(let i3=0; i3<len3; i3++){
let data34 = data33[i3];
const _errs80 = errors;
if(errors === _errs80){
if(typeof data34 === "string"){
if(data34.length > 64){
validate21.errors = [{instancePath:instancePath+"/subject/platform/os.features/" + i3,schemaPath:"#/properties/subject/properties/platform/properties/os.features/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/platform/os.features/" + i3,schemaPath:"#/properties/subject/properties/platform/properties/os.features/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid12 = _errs80 === errors;
if(!valid12){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/platform/os.features",schemaPath:"#/properties/subject/properties/platform/properties/os.features/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid11 = _errs78 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29.variant !== undefined){
let data35 = data29.variant;
const _errs82 = errors;
if(errors === _errs82){
if(typeof data35 === "string"){
if(data35.length > 64){
validate21.errors = [{instancePath:instancePath+"/subject/platform/variant",schemaPath:"#/properties/subject/properties/platform/properties/variant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/platform/variant",schemaPath:"#/properties/subject/properties/platform/properties/variant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs82 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data29.features !== undefined){
let data36 = data29.features;
const _errs84 = errors;
if(errors === _errs84){
if(Array.isArray(data36)){
if(data36.length > 16){
validate21.errors = [{instancePath:instancePath+"/subject/platform/features",schemaPath:"#/properties/subject/properties/platform/properties/features/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
var valid13 = true;
const len4 = data36.length;
for(let i4=0; i4<len4; i4++){
let data37 = data36[i4];
const _errs86 = errors;
if(errors === _errs86){
if(typeof data37 === "string"){
if(data37.length > 64){
validate21.errors = [{instancePath:instancePath+"/subject/platform/features/" + i4,schemaPath:"#/properties/subject/properties/platform/properties/features/items/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/platform/features/" + i4,schemaPath:"#/properties/subject/properties/platform/properties/features/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid13 = _errs86 === errors;
if(!valid13){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/platform/features",schemaPath:"#/properties/subject/properties/platform/properties/features/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid11 = _errs84 === errors;
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
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject/platform",schemaPath:"#/properties/subject/properties/platform/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid8 = _errs69 === errors;
}
else {
var valid8 = true;
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
validate21.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs49 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.annotations !== undefined){
let data38 = data.annotations;
const _errs88 = errors;
if(errors === _errs88){
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(Object.keys(data38).length > 64){
validate21.errors = [{instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties"}];
return false;
}
else {
for(const key9 in data38){
const _errs90 = errors;
if(errors === _errs90){
if(typeof key9 === "string"){
if(key9.length > 256){
const err8 = {instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/propertyNames/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters",propertyName:key9};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
if(key9.length < 1){
const err9 = {instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key9};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/propertyNames/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key9};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var valid14 = _errs90 === errors;
if(!valid14){
const err11 = {instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/propertyNames",keyword:"propertyNames",params:{propertyName: key9},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate21.errors = vErrors;
return false;
break;
}
}
if(valid14){
for(const key10 in data38){
let data39 = data38[key10];
const _errs93 = errors;
if(errors === _errs93){
if(typeof data39 === "string"){
if(data39.length > 65536){
validate21.errors = [{instancePath:instancePath+"/annotations/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 65536},message:"must NOT have more than 65536 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/annotations/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid15 = _errs93 === errors;
if(!valid15){
break;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs88 === errors;
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
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const checkImageConfig = validate22;
const schema33 = {"type":"object","required":["architecture","os","rootfs"],"properties":{"architecture":{"type":"string","maxLength":64},"os":{"type":"string","maxLength":64},"config":{"anyOf":[{"type":"null"},{"type":"object","properties":{"Entrypoint":{"anyOf":[{"type":"null"},{"type":"array","items":{"type":"string"},"maxItems":64}]},"User":{"type":"string","maxLength":256}}}]},"rootfs":{"type":"object","required":["type","diff_ids"],"properties":{"type":{"type":"string","const":"layers"},"diff_ids":{"type":"array","items":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"maxItems":32}}}},"$id":"ImageConfig"};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="ImageConfig" */;
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
if((((data.architecture === undefined) && (missing0 = "architecture")) || ((data.os === undefined) && (missing0 = "os"))) || ((data.rootfs === undefined) && (missing0 = "rootfs"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.architecture !== undefined){
let data0 = data.architecture;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(data0.length > 64){
validate22.errors = [{instancePath:instancePath+"/architecture",schemaPath:"#/properties/architecture/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/architecture",schemaPath:"#/properties/architecture/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.os !== undefined){
let data1 = data.os;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(data1.length > 64){
validate22.errors = [{instancePath:instancePath+"/os",schemaPath:"#/properties/os/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/os",schemaPath:"#/properties/os/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.config !== undefined){
let data2 = data.config;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
if(data2 !== null){
const err0 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
const _errs9 = errors;
if(errors === _errs9){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.Entrypoint !== undefined){
let data3 = data2.Entrypoint;
const _errs11 = errors;
const _errs12 = errors;
let valid3 = false;
const _errs13 = errors;
if(data3 !== null){
const err1 = {instancePath:instancePath+"/config/Entrypoint",schemaPath:"#/properties/config/anyOf/1/properties/Entrypoint/anyOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid1 = _errs13 === errors;
valid3 = valid3 || _valid1;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data3)){
if(data3.length > 64){
const err2 = {instancePath:instancePath+"/config/Entrypoint",schemaPath:"#/properties/config/anyOf/1/properties/Entrypoint/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
var valid4 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs17 = errors;
if(typeof data3[i0] !== "string"){
const err3 = {instancePath:instancePath+"/config/Entrypoint/" + i0,schemaPath:"#/properties/config/anyOf/1/properties/Entrypoint/anyOf/1/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
}
else {
const err4 = {instancePath:instancePath+"/config/Entrypoint",schemaPath:"#/properties/config/anyOf/1/properties/Entrypoint/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid1 = _errs15 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const err5 = {instancePath:instancePath+"/config/Entrypoint",schemaPath:"#/properties/config/anyOf/1/properties/Entrypoint/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.User !== undefined){
let data5 = data2.User;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data5 === "string"){
if(data5.length > 256){
const err6 = {instancePath:instancePath+"/config/User",schemaPath:"#/properties/config/anyOf/1/properties/User/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/config/User",schemaPath:"#/properties/config/anyOf/1/properties/User/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
}
}
else {
const err8 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
if(_valid0){
var props0 = {};
props0.Entrypoint = true;
props0.User = true;
}
if(!valid1){
const err9 = {instancePath:instancePath+"/config",schemaPath:"#/properties/config/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate22.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rootfs !== undefined){
let data6 = data.rootfs;
const _errs21 = errors;
if(errors === _errs21){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if(((data6.type === undefined) && (missing1 = "type")) || ((data6.diff_ids === undefined) && (missing1 = "diff_ids"))){
validate22.errors = [{instancePath:instancePath+"/rootfs",schemaPath:"#/properties/rootfs/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data6.type !== undefined){
let data7 = data6.type;
const _errs23 = errors;
if(typeof data7 !== "string"){
validate22.errors = [{instancePath:instancePath+"/rootfs/type",schemaPath:"#/properties/rootfs/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("layers" !== data7){
validate22.errors = [{instancePath:instancePath+"/rootfs/type",schemaPath:"#/properties/rootfs/properties/type/const",keyword:"const",params:{allowedValue: "layers"},message:"must be equal to constant"}];
return false;
}
var valid5 = _errs23 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data6.diff_ids !== undefined){
let data8 = data6.diff_ids;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data8)){
if(data8.length > 32){
validate22.errors = [{instancePath:instancePath+"/rootfs/diff_ids",schemaPath:"#/properties/rootfs/properties/diff_ids/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"}];
return false;
}
else {
var valid6 = true;
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
const _errs27 = errors;
if(errors === _errs27){
if(typeof data9 === "string"){
if(!pattern6.test(data9)){
validate22.errors = [{instancePath:instancePath+"/rootfs/diff_ids/" + i1,schemaPath:"#/properties/rootfs/properties/diff_ids/items/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/rootfs/diff_ids/" + i1,schemaPath:"#/properties/rootfs/properties/diff_ids/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs27 === errors;
if(!valid6){
break;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/rootfs/diff_ids",schemaPath:"#/properties/rootfs/properties/diff_ids/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs25 === errors;
}
else {
var valid5 = true;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/rootfs",schemaPath:"#/properties/rootfs/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
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
validate22.evaluated = {"props":{"architecture":true,"os":true,"config":true,"rootfs":true},"dynamicProps":false,"dynamicItems":false};

const checkLayoutMark = validate23;
const schema34 = {"type":"object","required":["imageLayoutVersion"],"properties":{"imageLayoutVersion":{"type":"string","const":"1.0.0"}},"additionalProperties":false,"$id":"LayoutMark"};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="LayoutMark" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.imageLayoutVersion === undefined) && (missing0 = "imageLayoutVersion")){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "imageLayoutVersion")){
validate23.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.imageLayoutVersion !== undefined){
let data0 = data.imageLayoutVersion;
if(typeof data0 !== "string"){
validate23.errors = [{instancePath:instancePath+"/imageLayoutVersion",schemaPath:"#/properties/imageLayoutVersion/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("1.0.0" !== data0){
validate23.errors = [{instancePath:instancePath+"/imageLayoutVersion",schemaPath:"#/properties/imageLayoutVersion/const",keyword:"const",params:{allowedValue: "1.0.0"},message:"must be equal to constant"}];
return false;
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

/** Generated check; what it found is in `errors`. */
export const isImageManifest: Validator<ImageManifest> = checkImageManifest;
/** Generated check; what it found is in `errors`. */
export const isImageIndex: Validator<ImageIndex> = checkImageIndex;
/** Generated check; what it found is in `errors`. */
export const isImageConfig: Validator<ImageConfig> = checkImageConfig;
/** Generated check; what it found is in `errors`. */
export const isLayoutMark: Validator<LayoutMark> = checkLayoutMark;
