// @ts-nocheck -- made by ajv from `scripts/schemas`; do not edit. Again: npm run generate
import type { Validator } from "../policy/index.js";
import type { Bundle } from "./bundle.js";
import type { ClockMark } from "./clock.js";
import type { ImageBundle, ImageStatement } from "./image-bundle.js";
import type { Mark } from "./mark.js";
import type { RootContent } from "./root.js";
import type { SealedFile } from "./sealed.js";
import type { SimpleSigning } from "./simple-signing.js";
import type { StoreContent } from "./store.js";

const checkBundle = validate20;
const schema31 = {"type":"object","required":["mediaType","verificationMaterial","messageSignature"],"properties":{"mediaType":{"type":"string","const":"application/vnd.dev.sigstore.bundle.v0.3+json"},"verificationMaterial":{"type":"object","required":["publicKey"],"properties":{"publicKey":{"type":"object","required":["hint"],"properties":{"hint":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"}},"additionalProperties":false}},"additionalProperties":false},"messageSignature":{"type":"object","required":["messageDigest","signature"],"properties":{"messageDigest":{"type":"object","required":["algorithm","digest"],"properties":{"algorithm":{"type":"string","const":"SHA2_256"},"digest":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"}},"additionalProperties":false},"signature":{"type":"string","pattern":"^[A-Za-z0-9+/]{8,96}={0,2}$"}},"additionalProperties":false}},"additionalProperties":false,"$id":"Bundle"};
const pattern4 = new RegExp("^[A-Za-z0-9+/]{43}=$", "u");
const pattern6 = new RegExp("^[A-Za-z0-9+/]{8,96}={0,2}$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="Bundle" */;
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
if((((data.mediaType === undefined) && (missing0 = "mediaType")) || ((data.verificationMaterial === undefined) && (missing0 = "verificationMaterial"))) || ((data.messageSignature === undefined) && (missing0 = "messageSignature"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "mediaType") || (key0 === "verificationMaterial")) || (key0 === "messageSignature"))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.mediaType !== undefined){
let data0 = data.mediaType;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate20.errors = [{instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("application/vnd.dev.sigstore.bundle.v0.3+json" !== data0){
validate20.errors = [{instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/const",keyword:"const",params:{allowedValue: "application/vnd.dev.sigstore.bundle.v0.3+json"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.verificationMaterial !== undefined){
let data1 = data.verificationMaterial;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((data1.publicKey === undefined) && (missing1 = "publicKey")){
validate20.errors = [{instancePath:instancePath+"/verificationMaterial",schemaPath:"#/properties/verificationMaterial/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key1 in data1){
if(!(key1 === "publicKey")){
validate20.errors = [{instancePath:instancePath+"/verificationMaterial",schemaPath:"#/properties/verificationMaterial/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.publicKey !== undefined){
let data2 = data1.publicKey;
const _errs7 = errors;
if(errors === _errs7){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing2;
if((data2.hint === undefined) && (missing2 = "hint")){
validate20.errors = [{instancePath:instancePath+"/verificationMaterial/publicKey",schemaPath:"#/properties/verificationMaterial/properties/publicKey/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs9 = errors;
for(const key2 in data2){
if(!(key2 === "hint")){
validate20.errors = [{instancePath:instancePath+"/verificationMaterial/publicKey",schemaPath:"#/properties/verificationMaterial/properties/publicKey/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs9 === errors){
if(data2.hint !== undefined){
let data3 = data2.hint;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate20.errors = [{instancePath:instancePath+"/verificationMaterial/publicKey/hint",schemaPath:"#/properties/verificationMaterial/properties/publicKey/properties/hint/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{43}=$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{43}=$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/verificationMaterial/publicKey/hint",schemaPath:"#/properties/verificationMaterial/properties/publicKey/properties/hint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/verificationMaterial/publicKey",schemaPath:"#/properties/verificationMaterial/properties/publicKey/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/verificationMaterial",schemaPath:"#/properties/verificationMaterial/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.messageSignature !== undefined){
let data4 = data.messageSignature;
const _errs12 = errors;
if(errors === _errs12){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing3;
if(((data4.messageDigest === undefined) && (missing3 = "messageDigest")) || ((data4.signature === undefined) && (missing3 = "signature"))){
validate20.errors = [{instancePath:instancePath+"/messageSignature",schemaPath:"#/properties/messageSignature/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs14 = errors;
for(const key3 in data4){
if(!((key3 === "messageDigest") || (key3 === "signature"))){
validate20.errors = [{instancePath:instancePath+"/messageSignature",schemaPath:"#/properties/messageSignature/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs14 === errors){
if(data4.messageDigest !== undefined){
let data5 = data4.messageDigest;
const _errs15 = errors;
if(errors === _errs15){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing4;
if(((data5.algorithm === undefined) && (missing4 = "algorithm")) || ((data5.digest === undefined) && (missing4 = "digest"))){
validate20.errors = [{instancePath:instancePath+"/messageSignature/messageDigest",schemaPath:"#/properties/messageSignature/properties/messageDigest/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs17 = errors;
for(const key4 in data5){
if(!((key4 === "algorithm") || (key4 === "digest"))){
validate20.errors = [{instancePath:instancePath+"/messageSignature/messageDigest",schemaPath:"#/properties/messageSignature/properties/messageDigest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs17 === errors){
if(data5.algorithm !== undefined){
let data6 = data5.algorithm;
const _errs18 = errors;
if(typeof data6 !== "string"){
validate20.errors = [{instancePath:instancePath+"/messageSignature/messageDigest/algorithm",schemaPath:"#/properties/messageSignature/properties/messageDigest/properties/algorithm/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("SHA2_256" !== data6){
validate20.errors = [{instancePath:instancePath+"/messageSignature/messageDigest/algorithm",schemaPath:"#/properties/messageSignature/properties/messageDigest/properties/algorithm/const",keyword:"const",params:{allowedValue: "SHA2_256"},message:"must be equal to constant"}];
return false;
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.digest !== undefined){
let data7 = data5.digest;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
validate20.errors = [{instancePath:instancePath+"/messageSignature/messageDigest/digest",schemaPath:"#/properties/messageSignature/properties/messageDigest/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{43}=$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{43}=$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/messageSignature/messageDigest/digest",schemaPath:"#/properties/messageSignature/properties/messageDigest/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/messageSignature/messageDigest",schemaPath:"#/properties/messageSignature/properties/messageDigest/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.signature !== undefined){
let data8 = data4.signature;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data8 === "string"){
if(!pattern6.test(data8)){
validate20.errors = [{instancePath:instancePath+"/messageSignature/signature",schemaPath:"#/properties/messageSignature/properties/signature/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{8,96}={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{8,96}={0,2}$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/messageSignature/signature",schemaPath:"#/properties/messageSignature/properties/signature/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/messageSignature",schemaPath:"#/properties/messageSignature/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
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
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const checkImageBundle = validate21;
const schema32 = {"type":"object","required":["mediaType","verificationMaterial","dsseEnvelope"],"properties":{"mediaType":{"type":"string","const":"application/vnd.dev.sigstore.bundle.v0.3+json"},"verificationMaterial":{"type":"object","required":["publicKey"],"properties":{"publicKey":{"type":"object","required":["hint"],"properties":{"hint":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"}},"additionalProperties":false}},"additionalProperties":false},"dsseEnvelope":{"type":"object","required":["payload","payloadType","signatures"],"properties":{"payload":{"type":"string","pattern":"^[A-Za-z0-9+/]*={0,2}$"},"payloadType":{"type":"string","const":"application/vnd.in-toto+json"},"signatures":{"type":"array","items":{"type":"object","required":["sig"],"properties":{"sig":{"type":"string","pattern":"^[A-Za-z0-9+/]{8,96}={0,2}$"},"keyid":{"type":"string","maxLength":64}},"additionalProperties":false},"minItems":1,"maxItems":1}},"additionalProperties":false}},"additionalProperties":false,"$id":"ImageBundle"};
const pattern8 = new RegExp("^[A-Za-z0-9+/]*={0,2}$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="ImageBundle" */;
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
if((((data.mediaType === undefined) && (missing0 = "mediaType")) || ((data.verificationMaterial === undefined) && (missing0 = "verificationMaterial"))) || ((data.dsseEnvelope === undefined) && (missing0 = "dsseEnvelope"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "mediaType") || (key0 === "verificationMaterial")) || (key0 === "dsseEnvelope"))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.mediaType !== undefined){
let data0 = data.mediaType;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate21.errors = [{instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("application/vnd.dev.sigstore.bundle.v0.3+json" !== data0){
validate21.errors = [{instancePath:instancePath+"/mediaType",schemaPath:"#/properties/mediaType/const",keyword:"const",params:{allowedValue: "application/vnd.dev.sigstore.bundle.v0.3+json"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.verificationMaterial !== undefined){
let data1 = data.verificationMaterial;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((data1.publicKey === undefined) && (missing1 = "publicKey")){
validate21.errors = [{instancePath:instancePath+"/verificationMaterial",schemaPath:"#/properties/verificationMaterial/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key1 in data1){
if(!(key1 === "publicKey")){
validate21.errors = [{instancePath:instancePath+"/verificationMaterial",schemaPath:"#/properties/verificationMaterial/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.publicKey !== undefined){
let data2 = data1.publicKey;
const _errs7 = errors;
if(errors === _errs7){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing2;
if((data2.hint === undefined) && (missing2 = "hint")){
validate21.errors = [{instancePath:instancePath+"/verificationMaterial/publicKey",schemaPath:"#/properties/verificationMaterial/properties/publicKey/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs9 = errors;
for(const key2 in data2){
if(!(key2 === "hint")){
validate21.errors = [{instancePath:instancePath+"/verificationMaterial/publicKey",schemaPath:"#/properties/verificationMaterial/properties/publicKey/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs9 === errors){
if(data2.hint !== undefined){
let data3 = data2.hint;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate21.errors = [{instancePath:instancePath+"/verificationMaterial/publicKey/hint",schemaPath:"#/properties/verificationMaterial/properties/publicKey/properties/hint/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{43}=$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{43}=$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/verificationMaterial/publicKey/hint",schemaPath:"#/properties/verificationMaterial/properties/publicKey/properties/hint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/verificationMaterial/publicKey",schemaPath:"#/properties/verificationMaterial/properties/publicKey/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/verificationMaterial",schemaPath:"#/properties/verificationMaterial/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dsseEnvelope !== undefined){
let data4 = data.dsseEnvelope;
const _errs12 = errors;
if(errors === _errs12){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing3;
if((((data4.payload === undefined) && (missing3 = "payload")) || ((data4.payloadType === undefined) && (missing3 = "payloadType"))) || ((data4.signatures === undefined) && (missing3 = "signatures"))){
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope",schemaPath:"#/properties/dsseEnvelope/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs14 = errors;
for(const key3 in data4){
if(!(((key3 === "payload") || (key3 === "payloadType")) || (key3 === "signatures"))){
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope",schemaPath:"#/properties/dsseEnvelope/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs14 === errors){
if(data4.payload !== undefined){
let data5 = data4.payload;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data5 === "string"){
if(!pattern8.test(data5)){
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/payload",schemaPath:"#/properties/dsseEnvelope/properties/payload/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]*={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]*={0,2}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/payload",schemaPath:"#/properties/dsseEnvelope/properties/payload/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.payloadType !== undefined){
let data6 = data4.payloadType;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/payloadType",schemaPath:"#/properties/dsseEnvelope/properties/payloadType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("application/vnd.in-toto+json" !== data6){
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/payloadType",schemaPath:"#/properties/dsseEnvelope/properties/payloadType/const",keyword:"const",params:{allowedValue: "application/vnd.in-toto+json"},message:"must be equal to constant"}];
return false;
}
var valid3 = _errs17 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.signatures !== undefined){
let data7 = data4.signatures;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data7)){
if(data7.length > 1){
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/signatures",schemaPath:"#/properties/dsseEnvelope/properties/signatures/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"}];
return false;
}
else {
if(data7.length < 1){
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/signatures",schemaPath:"#/properties/dsseEnvelope/properties/signatures/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid4 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs21 = errors;
if(errors === _errs21){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing4;
if((data8.sig === undefined) && (missing4 = "sig")){
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/signatures/" + i0,schemaPath:"#/properties/dsseEnvelope/properties/signatures/items/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs23 = errors;
for(const key4 in data8){
if(!((key4 === "sig") || (key4 === "keyid"))){
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/signatures/" + i0,schemaPath:"#/properties/dsseEnvelope/properties/signatures/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs23 === errors){
if(data8.sig !== undefined){
let data9 = data8.sig;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data9 === "string"){
if(!pattern6.test(data9)){
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/signatures/" + i0+"/sig",schemaPath:"#/properties/dsseEnvelope/properties/signatures/items/properties/sig/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{8,96}={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{8,96}={0,2}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/signatures/" + i0+"/sig",schemaPath:"#/properties/dsseEnvelope/properties/signatures/items/properties/sig/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs24 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.keyid !== undefined){
let data10 = data8.keyid;
const _errs26 = errors;
if(errors === _errs26){
if(typeof data10 === "string"){
if(data10.length > 64){
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/signatures/" + i0+"/keyid",schemaPath:"#/properties/dsseEnvelope/properties/signatures/items/properties/keyid/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/signatures/" + i0+"/keyid",schemaPath:"#/properties/dsseEnvelope/properties/signatures/items/properties/keyid/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs26 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/signatures/" + i0,schemaPath:"#/properties/dsseEnvelope/properties/signatures/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs21 === errors;
if(!valid4){
break;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope/signatures",schemaPath:"#/properties/dsseEnvelope/properties/signatures/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid3 = _errs19 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/dsseEnvelope",schemaPath:"#/properties/dsseEnvelope/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
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
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const checkImageStatement = validate22;
const schema33 = {"type":"object","required":["_type","subject","predicateType","predicate"],"properties":{"_type":{"type":"string","const":"https://in-toto.io/Statement/v1"},"subject":{"type":"array","items":{"type":"object","required":["digest"],"properties":{"name":{"type":"string","maxLength":512},"digest":{"type":"object","required":["sha256"],"properties":{"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"}},"additionalProperties":false},"annotations":{"type":"object","patternProperties":{"^.*$":{}}}},"additionalProperties":false},"minItems":1,"maxItems":1},"predicateType":{"type":"string","const":"https://sigstore.dev/cosign/sign/v1"},"predicate":{"type":"object","patternProperties":{"^.*$":{}}}},"additionalProperties":false,"$id":"ImageStatement"};
const pattern10 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern11 = new RegExp("^.*$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="ImageStatement" */;
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
if(((((data._type === undefined) && (missing0 = "_type")) || ((data.subject === undefined) && (missing0 = "subject"))) || ((data.predicateType === undefined) && (missing0 = "predicateType"))) || ((data.predicate === undefined) && (missing0 = "predicate"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "_type") || (key0 === "subject")) || (key0 === "predicateType")) || (key0 === "predicate"))){
validate22.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data._type !== undefined){
let data0 = data._type;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate22.errors = [{instancePath:instancePath+"/_type",schemaPath:"#/properties/_type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("https://in-toto.io/Statement/v1" !== data0){
validate22.errors = [{instancePath:instancePath+"/_type",schemaPath:"#/properties/_type/const",keyword:"const",params:{allowedValue: "https://in-toto.io/Statement/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.subject !== undefined){
let data1 = data.subject;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
if(data1.length > 1){
validate22.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"}];
return false;
}
else {
if(data1.length < 1){
validate22.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((data2.digest === undefined) && (missing1 = "digest")){
validate22.errors = [{instancePath:instancePath+"/subject/" + i0,schemaPath:"#/properties/subject/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data2){
if(!(((key1 === "name") || (key1 === "digest")) || (key1 === "annotations"))){
validate22.errors = [{instancePath:instancePath+"/subject/" + i0,schemaPath:"#/properties/subject/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data2.name !== undefined){
let data3 = data2.name;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(data3.length > 512){
validate22.errors = [{instancePath:instancePath+"/subject/" + i0+"/name",schemaPath:"#/properties/subject/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/subject/" + i0+"/name",schemaPath:"#/properties/subject/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.digest !== undefined){
let data4 = data2.digest;
const _errs11 = errors;
if(errors === _errs11){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing2;
if((data4.sha256 === undefined) && (missing2 = "sha256")){
validate22.errors = [{instancePath:instancePath+"/subject/" + i0+"/digest",schemaPath:"#/properties/subject/items/properties/digest/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs13 = errors;
for(const key2 in data4){
if(!(key2 === "sha256")){
validate22.errors = [{instancePath:instancePath+"/subject/" + i0+"/digest",schemaPath:"#/properties/subject/items/properties/digest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs13 === errors){
if(data4.sha256 !== undefined){
let data5 = data4.sha256;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data5 === "string"){
if(!pattern10.test(data5)){
validate22.errors = [{instancePath:instancePath+"/subject/" + i0+"/digest/sha256",schemaPath:"#/properties/subject/items/properties/digest/properties/sha256/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/subject/" + i0+"/digest/sha256",schemaPath:"#/properties/subject/items/properties/digest/properties/sha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/subject/" + i0+"/digest",schemaPath:"#/properties/subject/items/properties/digest/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.annotations !== undefined){
let data6 = data2.annotations;
const _errs16 = errors;
if(errors === _errs16){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
var props0 = {};
for(const key3 in data6){
if(pattern11.test(key3)){
props0[key3] = true;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/subject/" + i0+"/annotations",schemaPath:"#/properties/subject/items/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/subject/" + i0,schemaPath:"#/properties/subject/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.predicateType !== undefined){
let data7 = data.predicateType;
const _errs18 = errors;
if(typeof data7 !== "string"){
validate22.errors = [{instancePath:instancePath+"/predicateType",schemaPath:"#/properties/predicateType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("https://sigstore.dev/cosign/sign/v1" !== data7){
validate22.errors = [{instancePath:instancePath+"/predicateType",schemaPath:"#/properties/predicateType/const",keyword:"const",params:{allowedValue: "https://sigstore.dev/cosign/sign/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.predicate !== undefined){
let data8 = data.predicate;
const _errs20 = errors;
if(errors === _errs20){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
var props1 = {};
for(const key4 in data8){
if(pattern11.test(key4)){
props1[key4] = true;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/predicate",schemaPath:"#/properties/predicate/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
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
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const checkSimpleSigning = validate23;
const schema34 = {"type":"object","required":["critical"],"properties":{"critical":{"type":"object","required":["identity","image","type"],"properties":{"identity":{"type":"object","required":["docker-reference"],"properties":{"docker-reference":{"type":"string","maxLength":512}},"additionalProperties":false},"image":{"type":"object","required":["docker-manifest-digest"],"properties":{"docker-manifest-digest":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"}},"additionalProperties":false},"type":{"type":"string","const":"cosign container image signature"}},"additionalProperties":false},"optional":{"anyOf":[{"type":"object","patternProperties":{"^.*$":{}}},{"type":"null"}]}},"additionalProperties":false,"$id":"SimpleSigning"};
const pattern13 = new RegExp("^sha256:[0-9a-f]{64}$", "u");

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="SimpleSigning" */;
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
if((data.critical === undefined) && (missing0 = "critical")){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "critical") || (key0 === "optional"))){
validate23.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.critical !== undefined){
let data0 = data.critical;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if((((data0.identity === undefined) && (missing1 = "identity")) || ((data0.image === undefined) && (missing1 = "image"))) || ((data0.type === undefined) && (missing1 = "type"))){
validate23.errors = [{instancePath:instancePath+"/critical",schemaPath:"#/properties/critical/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs4 = errors;
for(const key1 in data0){
if(!(((key1 === "identity") || (key1 === "image")) || (key1 === "type"))){
validate23.errors = [{instancePath:instancePath+"/critical",schemaPath:"#/properties/critical/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs4 === errors){
if(data0.identity !== undefined){
let data1 = data0.identity;
const _errs5 = errors;
if(errors === _errs5){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing2;
if((data1["docker-reference"] === undefined) && (missing2 = "docker-reference")){
validate23.errors = [{instancePath:instancePath+"/critical/identity",schemaPath:"#/properties/critical/properties/identity/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs7 = errors;
for(const key2 in data1){
if(!(key2 === "docker-reference")){
validate23.errors = [{instancePath:instancePath+"/critical/identity",schemaPath:"#/properties/critical/properties/identity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs7 === errors){
if(data1["docker-reference"] !== undefined){
let data2 = data1["docker-reference"];
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(data2.length > 512){
validate23.errors = [{instancePath:instancePath+"/critical/identity/docker-reference",schemaPath:"#/properties/critical/properties/identity/properties/docker-reference/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/critical/identity/docker-reference",schemaPath:"#/properties/critical/properties/identity/properties/docker-reference/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/critical/identity",schemaPath:"#/properties/critical/properties/identity/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.image !== undefined){
let data3 = data0.image;
const _errs10 = errors;
if(errors === _errs10){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing3;
if((data3["docker-manifest-digest"] === undefined) && (missing3 = "docker-manifest-digest")){
validate23.errors = [{instancePath:instancePath+"/critical/image",schemaPath:"#/properties/critical/properties/image/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs12 = errors;
for(const key3 in data3){
if(!(key3 === "docker-manifest-digest")){
validate23.errors = [{instancePath:instancePath+"/critical/image",schemaPath:"#/properties/critical/properties/image/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs12 === errors){
if(data3["docker-manifest-digest"] !== undefined){
let data4 = data3["docker-manifest-digest"];
const _errs13 = errors;
if(errors === _errs13){
if(typeof data4 === "string"){
if(!pattern13.test(data4)){
validate23.errors = [{instancePath:instancePath+"/critical/image/docker-manifest-digest",schemaPath:"#/properties/critical/properties/image/properties/docker-manifest-digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/critical/image/docker-manifest-digest",schemaPath:"#/properties/critical/properties/image/properties/docker-manifest-digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/critical/image",schemaPath:"#/properties/critical/properties/image/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.type !== undefined){
let data5 = data0.type;
const _errs15 = errors;
if(typeof data5 !== "string"){
validate23.errors = [{instancePath:instancePath+"/critical/type",schemaPath:"#/properties/critical/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("cosign container image signature" !== data5){
validate23.errors = [{instancePath:instancePath+"/critical/type",schemaPath:"#/properties/critical/properties/type/const",keyword:"const",params:{allowedValue: "cosign container image signature"},message:"must be equal to constant"}];
return false;
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
else {
validate23.errors = [{instancePath:instancePath+"/critical",schemaPath:"#/properties/critical/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.optional !== undefined){
let data6 = data.optional;
const _errs17 = errors;
const _errs18 = errors;
let valid4 = false;
const _errs19 = errors;
if(errors === _errs19){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
var props0 = {};
for(const key4 in data6){
if(pattern11.test(key4)){
props0[key4] = true;
}
}
}
else {
const err0 = {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/anyOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs19 === errors;
valid4 = valid4 || _valid0;
const _errs21 = errors;
if(data6 !== null){
const err1 = {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const err2 = {instancePath:instancePath+"/optional",schemaPath:"#/properties/optional/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate23.errors = vErrors;
return false;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
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

const checkSealedFile = validate24;
const schema35 = {"type":"object","required":["payload"],"properties":{"payload":{"type":"string"},"bundles":{"type":"array","items":{"type":"object","required":["mediaType","verificationMaterial","messageSignature"],"properties":{"mediaType":{"type":"string","const":"application/vnd.dev.sigstore.bundle.v0.3+json"},"verificationMaterial":{"type":"object","required":["publicKey"],"properties":{"publicKey":{"type":"object","required":["hint"],"properties":{"hint":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"}},"additionalProperties":false}},"additionalProperties":false},"messageSignature":{"type":"object","required":["messageDigest","signature"],"properties":{"messageDigest":{"type":"object","required":["algorithm","digest"],"properties":{"algorithm":{"type":"string","const":"SHA2_256"},"digest":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"}},"additionalProperties":false},"signature":{"type":"string","pattern":"^[A-Za-z0-9+/]{8,96}={0,2}$"}},"additionalProperties":false}},"additionalProperties":false},"minItems":1,"maxItems":16},"bundle":{"type":"object","required":["mediaType","verificationMaterial","messageSignature"],"properties":{"mediaType":{"type":"string","const":"application/vnd.dev.sigstore.bundle.v0.3+json"},"verificationMaterial":{"type":"object","required":["publicKey"],"properties":{"publicKey":{"type":"object","required":["hint"],"properties":{"hint":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"}},"additionalProperties":false}},"additionalProperties":false},"messageSignature":{"type":"object","required":["messageDigest","signature"],"properties":{"messageDigest":{"type":"object","required":["algorithm","digest"],"properties":{"algorithm":{"type":"string","const":"SHA2_256"},"digest":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"}},"additionalProperties":false},"signature":{"type":"string","pattern":"^[A-Za-z0-9+/]{8,96}={0,2}$"}},"additionalProperties":false}},"additionalProperties":false}},"additionalProperties":false,"$id":"SealedFile"};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="SealedFile" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.payload === undefined) && (missing0 = "payload")){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "payload") || (key0 === "bundles")) || (key0 === "bundle"))){
validate24.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.payload !== undefined){
const _errs2 = errors;
if(typeof data.payload !== "string"){
validate24.errors = [{instancePath:instancePath+"/payload",schemaPath:"#/properties/payload/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bundles !== undefined){
let data1 = data.bundles;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
if(data1.length > 16){
validate24.errors = [{instancePath:instancePath+"/bundles",schemaPath:"#/properties/bundles/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
if(data1.length < 1){
validate24.errors = [{instancePath:instancePath+"/bundles",schemaPath:"#/properties/bundles/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.mediaType === undefined) && (missing1 = "mediaType")) || ((data2.verificationMaterial === undefined) && (missing1 = "verificationMaterial"))) || ((data2.messageSignature === undefined) && (missing1 = "messageSignature"))){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0,schemaPath:"#/properties/bundles/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data2){
if(!(((key1 === "mediaType") || (key1 === "verificationMaterial")) || (key1 === "messageSignature"))){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0,schemaPath:"#/properties/bundles/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data2.mediaType !== undefined){
let data3 = data2.mediaType;
const _errs9 = errors;
if(typeof data3 !== "string"){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/mediaType",schemaPath:"#/properties/bundles/items/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("application/vnd.dev.sigstore.bundle.v0.3+json" !== data3){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/mediaType",schemaPath:"#/properties/bundles/items/properties/mediaType/const",keyword:"const",params:{allowedValue: "application/vnd.dev.sigstore.bundle.v0.3+json"},message:"must be equal to constant"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.verificationMaterial !== undefined){
let data4 = data2.verificationMaterial;
const _errs11 = errors;
if(errors === _errs11){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing2;
if((data4.publicKey === undefined) && (missing2 = "publicKey")){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/verificationMaterial",schemaPath:"#/properties/bundles/items/properties/verificationMaterial/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs13 = errors;
for(const key2 in data4){
if(!(key2 === "publicKey")){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/verificationMaterial",schemaPath:"#/properties/bundles/items/properties/verificationMaterial/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs13 === errors){
if(data4.publicKey !== undefined){
let data5 = data4.publicKey;
const _errs14 = errors;
if(errors === _errs14){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing3;
if((data5.hint === undefined) && (missing3 = "hint")){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/verificationMaterial/publicKey",schemaPath:"#/properties/bundles/items/properties/verificationMaterial/properties/publicKey/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs16 = errors;
for(const key3 in data5){
if(!(key3 === "hint")){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/verificationMaterial/publicKey",schemaPath:"#/properties/bundles/items/properties/verificationMaterial/properties/publicKey/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs16 === errors){
if(data5.hint !== undefined){
let data6 = data5.hint;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/verificationMaterial/publicKey/hint",schemaPath:"#/properties/bundles/items/properties/verificationMaterial/properties/publicKey/properties/hint/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{43}=$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{43}=$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/verificationMaterial/publicKey/hint",schemaPath:"#/properties/bundles/items/properties/verificationMaterial/properties/publicKey/properties/hint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/verificationMaterial/publicKey",schemaPath:"#/properties/bundles/items/properties/verificationMaterial/properties/publicKey/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/verificationMaterial",schemaPath:"#/properties/bundles/items/properties/verificationMaterial/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.messageSignature !== undefined){
let data7 = data2.messageSignature;
const _errs19 = errors;
if(errors === _errs19){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing4;
if(((data7.messageDigest === undefined) && (missing4 = "messageDigest")) || ((data7.signature === undefined) && (missing4 = "signature"))){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/messageSignature",schemaPath:"#/properties/bundles/items/properties/messageSignature/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs21 = errors;
for(const key4 in data7){
if(!((key4 === "messageDigest") || (key4 === "signature"))){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/messageSignature",schemaPath:"#/properties/bundles/items/properties/messageSignature/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs21 === errors){
if(data7.messageDigest !== undefined){
let data8 = data7.messageDigest;
const _errs22 = errors;
if(errors === _errs22){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing5;
if(((data8.algorithm === undefined) && (missing5 = "algorithm")) || ((data8.digest === undefined) && (missing5 = "digest"))){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/messageSignature/messageDigest",schemaPath:"#/properties/bundles/items/properties/messageSignature/properties/messageDigest/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs24 = errors;
for(const key5 in data8){
if(!((key5 === "algorithm") || (key5 === "digest"))){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/messageSignature/messageDigest",schemaPath:"#/properties/bundles/items/properties/messageSignature/properties/messageDigest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs24 === errors){
if(data8.algorithm !== undefined){
let data9 = data8.algorithm;
const _errs25 = errors;
if(typeof data9 !== "string"){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/messageSignature/messageDigest/algorithm",schemaPath:"#/properties/bundles/items/properties/messageSignature/properties/messageDigest/properties/algorithm/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("SHA2_256" !== data9){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/messageSignature/messageDigest/algorithm",schemaPath:"#/properties/bundles/items/properties/messageSignature/properties/messageDigest/properties/algorithm/const",keyword:"const",params:{allowedValue: "SHA2_256"},message:"must be equal to constant"}];
return false;
}
var valid6 = _errs25 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.digest !== undefined){
let data10 = data8.digest;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data10 === "string"){
if(!pattern4.test(data10)){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/messageSignature/messageDigest/digest",schemaPath:"#/properties/bundles/items/properties/messageSignature/properties/messageDigest/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{43}=$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{43}=$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/messageSignature/messageDigest/digest",schemaPath:"#/properties/bundles/items/properties/messageSignature/properties/messageDigest/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs27 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/messageSignature/messageDigest",schemaPath:"#/properties/bundles/items/properties/messageSignature/properties/messageDigest/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid5 = _errs22 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data7.signature !== undefined){
let data11 = data7.signature;
const _errs29 = errors;
if(errors === _errs29){
if(typeof data11 === "string"){
if(!pattern6.test(data11)){
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/messageSignature/signature",schemaPath:"#/properties/bundles/items/properties/messageSignature/properties/signature/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{8,96}={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{8,96}={0,2}$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/messageSignature/signature",schemaPath:"#/properties/bundles/items/properties/messageSignature/properties/signature/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs29 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0+"/messageSignature",schemaPath:"#/properties/bundles/items/properties/messageSignature/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundles/" + i0,schemaPath:"#/properties/bundles/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundles",schemaPath:"#/properties/bundles/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bundle !== undefined){
let data12 = data.bundle;
const _errs31 = errors;
if(errors === _errs31){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing6;
if((((data12.mediaType === undefined) && (missing6 = "mediaType")) || ((data12.verificationMaterial === undefined) && (missing6 = "verificationMaterial"))) || ((data12.messageSignature === undefined) && (missing6 = "messageSignature"))){
validate24.errors = [{instancePath:instancePath+"/bundle",schemaPath:"#/properties/bundle/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
const _errs33 = errors;
for(const key6 in data12){
if(!(((key6 === "mediaType") || (key6 === "verificationMaterial")) || (key6 === "messageSignature"))){
validate24.errors = [{instancePath:instancePath+"/bundle",schemaPath:"#/properties/bundle/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs33 === errors){
if(data12.mediaType !== undefined){
let data13 = data12.mediaType;
const _errs34 = errors;
if(typeof data13 !== "string"){
validate24.errors = [{instancePath:instancePath+"/bundle/mediaType",schemaPath:"#/properties/bundle/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("application/vnd.dev.sigstore.bundle.v0.3+json" !== data13){
validate24.errors = [{instancePath:instancePath+"/bundle/mediaType",schemaPath:"#/properties/bundle/properties/mediaType/const",keyword:"const",params:{allowedValue: "application/vnd.dev.sigstore.bundle.v0.3+json"},message:"must be equal to constant"}];
return false;
}
var valid7 = _errs34 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data12.verificationMaterial !== undefined){
let data14 = data12.verificationMaterial;
const _errs36 = errors;
if(errors === _errs36){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing7;
if((data14.publicKey === undefined) && (missing7 = "publicKey")){
validate24.errors = [{instancePath:instancePath+"/bundle/verificationMaterial",schemaPath:"#/properties/bundle/properties/verificationMaterial/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
const _errs38 = errors;
for(const key7 in data14){
if(!(key7 === "publicKey")){
validate24.errors = [{instancePath:instancePath+"/bundle/verificationMaterial",schemaPath:"#/properties/bundle/properties/verificationMaterial/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs38 === errors){
if(data14.publicKey !== undefined){
let data15 = data14.publicKey;
const _errs39 = errors;
if(errors === _errs39){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing8;
if((data15.hint === undefined) && (missing8 = "hint")){
validate24.errors = [{instancePath:instancePath+"/bundle/verificationMaterial/publicKey",schemaPath:"#/properties/bundle/properties/verificationMaterial/properties/publicKey/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'"}];
return false;
}
else {
const _errs41 = errors;
for(const key8 in data15){
if(!(key8 === "hint")){
validate24.errors = [{instancePath:instancePath+"/bundle/verificationMaterial/publicKey",schemaPath:"#/properties/bundle/properties/verificationMaterial/properties/publicKey/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs41 === errors){
if(data15.hint !== undefined){
let data16 = data15.hint;
const _errs42 = errors;
if(errors === _errs42){
if(typeof data16 === "string"){
if(!pattern4.test(data16)){
validate24.errors = [{instancePath:instancePath+"/bundle/verificationMaterial/publicKey/hint",schemaPath:"#/properties/bundle/properties/verificationMaterial/properties/publicKey/properties/hint/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{43}=$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{43}=$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundle/verificationMaterial/publicKey/hint",schemaPath:"#/properties/bundle/properties/verificationMaterial/properties/publicKey/properties/hint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundle/verificationMaterial/publicKey",schemaPath:"#/properties/bundle/properties/verificationMaterial/properties/publicKey/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundle/verificationMaterial",schemaPath:"#/properties/bundle/properties/verificationMaterial/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid7 = _errs36 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data12.messageSignature !== undefined){
let data17 = data12.messageSignature;
const _errs44 = errors;
if(errors === _errs44){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing9;
if(((data17.messageDigest === undefined) && (missing9 = "messageDigest")) || ((data17.signature === undefined) && (missing9 = "signature"))){
validate24.errors = [{instancePath:instancePath+"/bundle/messageSignature",schemaPath:"#/properties/bundle/properties/messageSignature/required",keyword:"required",params:{missingProperty: missing9},message:"must have required property '"+missing9+"'"}];
return false;
}
else {
const _errs46 = errors;
for(const key9 in data17){
if(!((key9 === "messageDigest") || (key9 === "signature"))){
validate24.errors = [{instancePath:instancePath+"/bundle/messageSignature",schemaPath:"#/properties/bundle/properties/messageSignature/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs46 === errors){
if(data17.messageDigest !== undefined){
let data18 = data17.messageDigest;
const _errs47 = errors;
if(errors === _errs47){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing10;
if(((data18.algorithm === undefined) && (missing10 = "algorithm")) || ((data18.digest === undefined) && (missing10 = "digest"))){
validate24.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/required",keyword:"required",params:{missingProperty: missing10},message:"must have required property '"+missing10+"'"}];
return false;
}
else {
const _errs49 = errors;
for(const key10 in data18){
if(!((key10 === "algorithm") || (key10 === "digest"))){
validate24.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs49 === errors){
if(data18.algorithm !== undefined){
let data19 = data18.algorithm;
const _errs50 = errors;
if(typeof data19 !== "string"){
validate24.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest/algorithm",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/properties/algorithm/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("SHA2_256" !== data19){
validate24.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest/algorithm",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/properties/algorithm/const",keyword:"const",params:{allowedValue: "SHA2_256"},message:"must be equal to constant"}];
return false;
}
var valid11 = _errs50 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data18.digest !== undefined){
let data20 = data18.digest;
const _errs52 = errors;
if(errors === _errs52){
if(typeof data20 === "string"){
if(!pattern4.test(data20)){
validate24.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest/digest",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{43}=$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{43}=$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest/digest",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid11 = _errs52 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid10 = _errs47 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data17.signature !== undefined){
let data21 = data17.signature;
const _errs54 = errors;
if(errors === _errs54){
if(typeof data21 === "string"){
if(!pattern6.test(data21)){
validate24.errors = [{instancePath:instancePath+"/bundle/messageSignature/signature",schemaPath:"#/properties/bundle/properties/messageSignature/properties/signature/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{8,96}={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{8,96}={0,2}$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundle/messageSignature/signature",schemaPath:"#/properties/bundle/properties/messageSignature/properties/signature/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid10 = _errs54 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundle/messageSignature",schemaPath:"#/properties/bundle/properties/messageSignature/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid7 = _errs44 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/bundle",schemaPath:"#/properties/bundle/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs31 === errors;
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
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const checkRootContent = validate25;
const schema36 = {"type":"object","required":["kind","format","version","threshold","keys"],"properties":{"kind":{"type":"string","const":"sandpaw-root"},"format":{"type":"number","const":1},"version":{"type":"integer","minimum":1,"maximum":9007199254740990},"threshold":{"type":"integer","minimum":1,"maximum":16},"keys":{"type":"array","items":{"type":"object","required":["name","publicKey"],"properties":{"name":{"type":"string","maxLength":64,"pattern":"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"},"publicKey":{"type":"string","maxLength":400}},"additionalProperties":false},"minItems":1,"maxItems":16}},"additionalProperties":false,"$id":"RootContent"};
const pattern21 = new RegExp("^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$", "u");

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="RootContent" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.kind === undefined) && (missing0 = "kind")) || ((data.format === undefined) && (missing0 = "format"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.threshold === undefined) && (missing0 = "threshold"))) || ((data.keys === undefined) && (missing0 = "keys"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "kind") || (key0 === "format")) || (key0 === "version")) || (key0 === "threshold")) || (key0 === "keys"))){
validate25.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.kind !== undefined){
let data0 = data.kind;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate25.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("sandpaw-root" !== data0){
validate25.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "sandpaw-root"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.format !== undefined){
let data1 = data.format;
const _errs4 = errors;
if(!((typeof data1 == "number") && (isFinite(data1)))){
validate25.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
if(1 !== data1){
validate25.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
let data2 = data.version;
const _errs6 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate25.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9007199254740990 || isNaN(data2)){
validate25.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740990},message:"must be <= 9007199254740990"}];
return false;
}
else {
if(data2 < 1 || isNaN(data2)){
validate25.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.threshold !== undefined){
let data3 = data.threshold;
const _errs8 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate25.errors = [{instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs8){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 16 || isNaN(data3)){
validate25.errors = [{instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16},message:"must be <= 16"}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate25.errors = [{instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.keys !== undefined){
let data4 = data.keys;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data4)){
if(data4.length > 16){
validate25.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
if(data4.length < 1){
validate25.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs12 = errors;
if(errors === _errs12){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.name === undefined) && (missing1 = "name")) || ((data5.publicKey === undefined) && (missing1 = "publicKey"))){
validate25.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs14 = errors;
for(const key1 in data5){
if(!((key1 === "name") || (key1 === "publicKey"))){
validate25.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs14 === errors){
if(data5.name !== undefined){
let data6 = data5.name;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data6 === "string"){
if(data6.length > 64){
validate25.errors = [{instancePath:instancePath+"/keys/" + i0+"/name",schemaPath:"#/properties/keys/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern21.test(data6)){
validate25.errors = [{instancePath:instancePath+"/keys/" + i0+"/name",schemaPath:"#/properties/keys/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"+"\""}];
return false;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/keys/" + i0+"/name",schemaPath:"#/properties/keys/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.publicKey !== undefined){
let data7 = data5.publicKey;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data7 === "string"){
if(data7.length > 400){
validate25.errors = [{instancePath:instancePath+"/keys/" + i0+"/publicKey",schemaPath:"#/properties/keys/items/properties/publicKey/maxLength",keyword:"maxLength",params:{limit: 400},message:"must NOT have more than 400 characters"}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/keys/" + i0+"/publicKey",schemaPath:"#/properties/keys/items/properties/publicKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs12 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
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
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const checkStoreContent = validate26;
const schema37 = {"type":"object","required":["format","version","issued","expires","keys","revoked"],"properties":{"format":{"type":"number","const":1},"version":{"type":"integer","minimum":1,"maximum":9007199254740990},"issued":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"},"expires":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"},"graceHours":{"type":"integer","minimum":0,"maximum":8760},"keys":{"type":"array","items":{"type":"object","required":["name","publicKey","scope","ceiling"],"properties":{"name":{"type":"string","maxLength":64,"pattern":"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"},"publicKey":{"type":"string","maxLength":400},"scope":{"type":"array","items":{"type":"string","maxLength":130,"pattern":"^(?:\\*|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?:\\.\\*)?)$"},"minItems":1,"maxItems":64},"ceiling":{"type":"object","properties":{"motion":{"type":"object","properties":{"maxSpeed":{"type":"number","minimum":0,"maximum":10},"maxSideSpeed":{"type":"number","minimum":0,"maximum":10},"maxTurn":{"type":"number","minimum":0,"maximum":20},"maxAcceleration":{"type":"number","minimum":0,"maximum":20},"maxTurnAcceleration":{"type":"number","minimum":0,"maximum":100},"maxTtlMs":{"type":"integer","minimum":1,"maximum":1000},"attentiveMs":{"type":"integer","minimum":100,"maximum":1000},"blindSpeed":{"type":"number","minimum":0.02,"maximum":10},"batteryUse":{"type":"number","minimum":0,"maximum":1},"zones":{"type":"array","items":{"type":"object","properties":{"allow":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"number","minimum":-1000,"maximum":1000},"minItems":2,"maxItems":2},"minItems":3,"maxItems":64},"minItems":1,"maxItems":16},"forbid":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"number","minimum":-1000,"maximum":1000},"minItems":2,"maxItems":2},"minItems":3,"maxItems":64},"minItems":1,"maxItems":16}},"additionalProperties":false},"maxItems":8}},"additionalProperties":false},"sensors":{"type":"object","properties":{"rateHz":{"type":"number","minimum":0.1,"maximum":100}},"additionalProperties":false},"camera":{"type":"object","properties":{"maxWidth":{"type":"integer","minimum":1,"maximum":4096},"maxHeight":{"type":"integer","minimum":1,"maximum":4096},"rateHz":{"type":"number","minimum":0.01,"maximum":60},"colour":{"type":"boolean"}},"additionalProperties":false},"events":{"type":"object","properties":{},"additionalProperties":false},"log":{"type":"object","properties":{"linesPerSecond":{"type":"number","minimum":0.1,"maximum":1000}},"additionalProperties":false},"telemetry":{"type":"object","properties":{},"additionalProperties":false},"store":{"type":"object","properties":{"bytes":{"type":"integer","minimum":64,"maximum":262144}},"additionalProperties":false},"resources":{"type":"object","properties":{"memoryBytes":{"type":"integer","minimum":65536,"maximum":1073741824,"multipleOf":65536},"tableElements":{"type":"integer","minimum":0,"maximum":1000000},"callMs":{"type":"integer","minimum":1,"maximum":10000}},"additionalProperties":false},"files":{"type":"array","items":{"type":"string","maxLength":256,"pattern":"^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"},"maxItems":32},"maxPriority":{"type":"integer","minimum":-2147483648,"maximum":2147483647}},"additionalProperties":false},"expires":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"}},"additionalProperties":false},"maxItems":256},"revoked":{"type":"object","required":["keys","digests"],"properties":{"keys":{"type":"array","items":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"},"maxItems":1024},"digests":{"type":"array","items":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"maxItems":8192}},"additionalProperties":false}},"additionalProperties":false,"$id":"StoreContent"};
const pattern22 = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", "u");
const pattern25 = new RegExp("^(?:\\*|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?:\\.\\*)?)$", "u");
const pattern26 = new RegExp("^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$", "u");
const func1 = Object.prototype.hasOwnProperty;

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="StoreContent" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.format === undefined) && (missing0 = "format")) || ((data.version === undefined) && (missing0 = "version"))) || ((data.issued === undefined) && (missing0 = "issued"))) || ((data.expires === undefined) && (missing0 = "expires"))) || ((data.keys === undefined) && (missing0 = "keys"))) || ((data.revoked === undefined) && (missing0 = "revoked"))){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "format") || (key0 === "version")) || (key0 === "issued")) || (key0 === "expires")) || (key0 === "graceHours")) || (key0 === "keys")) || (key0 === "revoked"))){
validate26.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.format !== undefined){
let data0 = data.format;
const _errs2 = errors;
if(!((typeof data0 == "number") && (isFinite(data0)))){
validate26.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
if(1 !== data0){
validate26.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
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
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate26.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs4){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 9007199254740990 || isNaN(data1)){
validate26.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740990},message:"must be <= 9007199254740990"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate26.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.issued !== undefined){
let data2 = data.issued;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern22.test(data2)){
validate26.errors = [{instancePath:instancePath+"/issued",schemaPath:"#/properties/issued/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/issued",schemaPath:"#/properties/issued/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires !== undefined){
let data3 = data.expires;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(!pattern22.test(data3)){
validate26.errors = [{instancePath:instancePath+"/expires",schemaPath:"#/properties/expires/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/expires",schemaPath:"#/properties/expires/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.graceHours !== undefined){
let data4 = data.graceHours;
const _errs10 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate26.errors = [{instancePath:instancePath+"/graceHours",schemaPath:"#/properties/graceHours/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 8760 || isNaN(data4)){
validate26.errors = [{instancePath:instancePath+"/graceHours",schemaPath:"#/properties/graceHours/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8760},message:"must be <= 8760"}];
return false;
}
else {
if(data4 < 0 || isNaN(data4)){
validate26.errors = [{instancePath:instancePath+"/graceHours",schemaPath:"#/properties/graceHours/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.keys !== undefined){
let data5 = data.keys;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data5)){
if(data5.length > 256){
validate26.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
const _errs14 = errors;
if(errors === _errs14){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if(((((data6.name === undefined) && (missing1 = "name")) || ((data6.publicKey === undefined) && (missing1 = "publicKey"))) || ((data6.scope === undefined) && (missing1 = "scope"))) || ((data6.ceiling === undefined) && (missing1 = "ceiling"))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs16 = errors;
for(const key1 in data6){
if(!(((((key1 === "name") || (key1 === "publicKey")) || (key1 === "scope")) || (key1 === "ceiling")) || (key1 === "expires"))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs16 === errors){
if(data6.name !== undefined){
let data7 = data6.name;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data7 === "string"){
if(data7.length > 64){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/name",schemaPath:"#/properties/keys/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern21.test(data7)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/name",schemaPath:"#/properties/keys/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"+"\""}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/name",schemaPath:"#/properties/keys/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.publicKey !== undefined){
let data8 = data6.publicKey;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data8 === "string"){
if(data8.length > 400){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/publicKey",schemaPath:"#/properties/keys/items/properties/publicKey/maxLength",keyword:"maxLength",params:{limit: 400},message:"must NOT have more than 400 characters"}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/publicKey",schemaPath:"#/properties/keys/items/properties/publicKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.scope !== undefined){
let data9 = data6.scope;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data9)){
if(data9.length > 64){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/scope",schemaPath:"#/properties/keys/items/properties/scope/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
if(data9.length < 1){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/scope",schemaPath:"#/properties/keys/items/properties/scope/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid3 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs23 = errors;
if(errors === _errs23){
if(typeof data10 === "string"){
if(data10.length > 130){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/scope/" + i1,schemaPath:"#/properties/keys/items/properties/scope/items/maxLength",keyword:"maxLength",params:{limit: 130},message:"must NOT have more than 130 characters"}];
return false;
}
else {
if(!pattern25.test(data10)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/scope/" + i1,schemaPath:"#/properties/keys/items/properties/scope/items/pattern",keyword:"pattern",params:{pattern: "^(?:\\*|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?:\\.\\*)?)$"},message:"must match pattern \""+"^(?:\\*|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?:\\.\\*)?)$"+"\""}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/scope/" + i1,schemaPath:"#/properties/keys/items/properties/scope/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs23 === errors;
if(!valid3){
break;
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/scope",schemaPath:"#/properties/keys/items/properties/scope/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.ceiling !== undefined){
let data11 = data6.ceiling;
const _errs25 = errors;
if(errors === _errs25){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
const _errs27 = errors;
for(const key2 in data11){
if(!(func1.call(schema37.properties.keys.items.properties.ceiling.properties, key2))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling",schemaPath:"#/properties/keys/items/properties/ceiling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs27 === errors){
if(data11.motion !== undefined){
let data12 = data11.motion;
const _errs28 = errors;
if(errors === _errs28){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
const _errs30 = errors;
for(const key3 in data12){
if(!(func1.call(schema37.properties.keys.items.properties.ceiling.properties.motion.properties, key3))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data12.maxSpeed !== undefined){
let data13 = data12.maxSpeed;
const _errs31 = errors;
if(errors === _errs31){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 10 || isNaN(data13)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data13 < 0 || isNaN(data13)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs31 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.maxSideSpeed !== undefined){
let data14 = data12.maxSideSpeed;
const _errs33 = errors;
if(errors === _errs33){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 10 || isNaN(data14)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxSideSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxSideSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data14 < 0 || isNaN(data14)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxSideSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxSideSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxSideSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxSideSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs33 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.maxTurn !== undefined){
let data15 = data12.maxTurn;
const _errs35 = errors;
if(errors === _errs35){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 20 || isNaN(data15)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTurn",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTurn/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"}];
return false;
}
else {
if(data15 < 0 || isNaN(data15)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTurn",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTurn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTurn",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTurn/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs35 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.maxAcceleration !== undefined){
let data16 = data12.maxAcceleration;
const _errs37 = errors;
if(errors === _errs37){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 20 || isNaN(data16)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxAcceleration",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxAcceleration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"}];
return false;
}
else {
if(data16 < 0 || isNaN(data16)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxAcceleration",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxAcceleration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxAcceleration",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxAcceleration/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs37 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.maxTurnAcceleration !== undefined){
let data17 = data12.maxTurnAcceleration;
const _errs39 = errors;
if(errors === _errs39){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 100 || isNaN(data17)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTurnAcceleration",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTurnAcceleration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data17 < 0 || isNaN(data17)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTurnAcceleration",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTurnAcceleration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTurnAcceleration",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTurnAcceleration/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs39 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.maxTtlMs !== undefined){
let data18 = data12.maxTtlMs;
const _errs41 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTtlMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTtlMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs41){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 1000 || isNaN(data18)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTtlMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTtlMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data18 < 1 || isNaN(data18)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTtlMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTtlMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid5 = _errs41 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.attentiveMs !== undefined){
let data19 = data12.attentiveMs;
const _errs43 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/attentiveMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/attentiveMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs43){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 1000 || isNaN(data19)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/attentiveMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/attentiveMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data19 < 100 || isNaN(data19)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/attentiveMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/attentiveMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"}];
return false;
}
}
}
}
var valid5 = _errs43 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.blindSpeed !== undefined){
let data20 = data12.blindSpeed;
const _errs45 = errors;
if(errors === _errs45){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 10 || isNaN(data20)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/blindSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/blindSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data20 < 0.02 || isNaN(data20)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/blindSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/blindSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.02},message:"must be >= 0.02"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/blindSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/blindSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs45 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.batteryUse !== undefined){
let data21 = data12.batteryUse;
const _errs47 = errors;
if(errors === _errs47){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 1 || isNaN(data21)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/batteryUse",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/batteryUse/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"}];
return false;
}
else {
if(data21 < 0 || isNaN(data21)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/batteryUse",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/batteryUse/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/batteryUse",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/batteryUse/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs47 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.zones !== undefined){
let data22 = data12.zones;
const _errs49 = errors;
if(errors === _errs49){
if(Array.isArray(data22)){
if(data22.length > 8){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"}];
return false;
}
else {
var valid6 = true;
const len2 = data22.length;
for(let i2=0; i2<len2; i2++){
let data23 = data22[i2];
const _errs51 = errors;
if(errors === _errs51){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
const _errs53 = errors;
for(const key4 in data23){
if(!((key4 === "allow") || (key4 === "forbid"))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs53 === errors){
if(data23.allow !== undefined){
let data24 = data23.allow;
const _errs54 = errors;
if(errors === _errs54){
if(Array.isArray(data24)){
if(data24.length > 16){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
if(data24.length < 1){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid8 = true;
const len3 = data24.length;
for(let i3=0; i3<len3; i3++){
let data25 = data24[i3];
const _errs56 = errors;
if(errors === _errs56){
if(Array.isArray(data25)){
if(data25.length > 64){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
if(data25.length < 3){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/minItems",keyword:"minItems",params:{limit: 3},message:"must NOT have fewer than 3 items"}];
return false;
}
else {
var valid9 = true;
const len4 = data25.length;
for(let i4=0; i4<len4; i4++){
let data26 = data25[i4];
const _errs58 = errors;
if(errors === _errs58){
if(Array.isArray(data26)){
if(data26.length > 2){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3+"/" + i4,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/items/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
else {
if(data26.length < 2){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3+"/" + i4,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
var valid10 = true;
const len5 = data26.length;
for(let i5=0; i5<len5; i5++){
let data27 = data26[i5];
const _errs60 = errors;
if(errors === _errs60){
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 1000 || isNaN(data27)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3+"/" + i4+"/" + i5,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/items/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data27 < -1000 || isNaN(data27)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3+"/" + i4+"/" + i5,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/items/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000},message:"must be >= -1000"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3+"/" + i4+"/" + i5,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/items/items/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid10 = _errs60 === errors;
if(!valid10){
break;
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3+"/" + i4,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid9 = _errs58 === errors;
if(!valid9){
break;
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid8 = _errs56 === errors;
if(!valid8){
break;
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid7 = _errs54 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data23.forbid !== undefined){
let data28 = data23.forbid;
const _errs62 = errors;
if(errors === _errs62){
if(Array.isArray(data28)){
if(data28.length > 16){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
if(data28.length < 1){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid11 = true;
const len6 = data28.length;
for(let i6=0; i6<len6; i6++){
let data29 = data28[i6];
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data29)){
if(data29.length > 64){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
if(data29.length < 3){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/minItems",keyword:"minItems",params:{limit: 3},message:"must NOT have fewer than 3 items"}];
return false;
}
else {
var valid12 = true;
const len7 = data29.length;
for(let i7=0; i7<len7; i7++){
let data30 = data29[i7];
const _errs66 = errors;
if(errors === _errs66){
if(Array.isArray(data30)){
if(data30.length > 2){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6+"/" + i7,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/items/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
else {
if(data30.length < 2){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6+"/" + i7,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
var valid13 = true;
const len8 = data30.length;
for(let i8=0; i8<len8; i8++){
let data31 = data30[i8];
const _errs68 = errors;
if(errors === _errs68){
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 1000 || isNaN(data31)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6+"/" + i7+"/" + i8,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/items/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data31 < -1000 || isNaN(data31)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6+"/" + i7+"/" + i8,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/items/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000},message:"must be >= -1000"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6+"/" + i7+"/" + i8,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/items/items/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid13 = _errs68 === errors;
if(!valid13){
break;
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6+"/" + i7,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid12 = _errs66 === errors;
if(!valid12){
break;
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid11 = _errs64 === errors;
if(!valid11){
break;
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid7 = _errs62 === errors;
}
else {
var valid7 = true;
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid6 = _errs51 === errors;
if(!valid6){
break;
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs49 === errors;
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
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs28 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.sensors !== undefined){
let data32 = data11.sensors;
const _errs70 = errors;
if(errors === _errs70){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
const _errs72 = errors;
for(const key5 in data32){
if(!(key5 === "rateHz")){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/sensors",schemaPath:"#/properties/keys/items/properties/ceiling/properties/sensors/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs72 === errors){
if(data32.rateHz !== undefined){
let data33 = data32.rateHz;
const _errs73 = errors;
if(errors === _errs73){
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 > 100 || isNaN(data33)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/sensors/rateHz",schemaPath:"#/properties/keys/items/properties/ceiling/properties/sensors/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data33 < 0.1 || isNaN(data33)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/sensors/rateHz",schemaPath:"#/properties/keys/items/properties/ceiling/properties/sensors/properties/rateHz/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/sensors/rateHz",schemaPath:"#/properties/keys/items/properties/ceiling/properties/sensors/properties/rateHz/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/sensors",schemaPath:"#/properties/keys/items/properties/ceiling/properties/sensors/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs70 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.camera !== undefined){
let data34 = data11.camera;
const _errs75 = errors;
if(errors === _errs75){
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
const _errs77 = errors;
for(const key6 in data34){
if(!((((key6 === "maxWidth") || (key6 === "maxHeight")) || (key6 === "rateHz")) || (key6 === "colour"))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs77 === errors){
if(data34.maxWidth !== undefined){
let data35 = data34.maxWidth;
const _errs78 = errors;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/maxWidth",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/maxWidth/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs78){
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 4096 || isNaN(data35)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/maxWidth",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/maxWidth/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data35 < 1 || isNaN(data35)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/maxWidth",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/maxWidth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid15 = _errs78 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data34.maxHeight !== undefined){
let data36 = data34.maxHeight;
const _errs80 = errors;
if(!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/maxHeight",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/maxHeight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs80){
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 > 4096 || isNaN(data36)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/maxHeight",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/maxHeight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data36 < 1 || isNaN(data36)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/maxHeight",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/maxHeight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid15 = _errs80 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data34.rateHz !== undefined){
let data37 = data34.rateHz;
const _errs82 = errors;
if(errors === _errs82){
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 > 60 || isNaN(data37)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/rateHz",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data37 < 0.01 || isNaN(data37)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/rateHz",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/rateHz/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01},message:"must be >= 0.01"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/rateHz",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/rateHz/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid15 = _errs82 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data34.colour !== undefined){
const _errs84 = errors;
if(typeof data34.colour !== "boolean"){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/colour",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/colour/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid15 = _errs84 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs75 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.events !== undefined){
let data39 = data11.events;
const _errs86 = errors;
if(errors === _errs86){
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
for(const key7 in data39){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/events",schemaPath:"#/properties/keys/items/properties/ceiling/properties/events/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/events",schemaPath:"#/properties/keys/items/properties/ceiling/properties/events/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs86 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.log !== undefined){
let data40 = data11.log;
const _errs89 = errors;
if(errors === _errs89){
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
const _errs91 = errors;
for(const key8 in data40){
if(!(key8 === "linesPerSecond")){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/log",schemaPath:"#/properties/keys/items/properties/ceiling/properties/log/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs91 === errors){
if(data40.linesPerSecond !== undefined){
let data41 = data40.linesPerSecond;
const _errs92 = errors;
if(errors === _errs92){
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 1000 || isNaN(data41)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/log/linesPerSecond",schemaPath:"#/properties/keys/items/properties/ceiling/properties/log/properties/linesPerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data41 < 0.1 || isNaN(data41)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/log/linesPerSecond",schemaPath:"#/properties/keys/items/properties/ceiling/properties/log/properties/linesPerSecond/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/log/linesPerSecond",schemaPath:"#/properties/keys/items/properties/ceiling/properties/log/properties/linesPerSecond/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/log",schemaPath:"#/properties/keys/items/properties/ceiling/properties/log/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs89 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.telemetry !== undefined){
let data42 = data11.telemetry;
const _errs94 = errors;
if(errors === _errs94){
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
for(const key9 in data42){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/telemetry",schemaPath:"#/properties/keys/items/properties/ceiling/properties/telemetry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/telemetry",schemaPath:"#/properties/keys/items/properties/ceiling/properties/telemetry/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs94 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.store !== undefined){
let data43 = data11.store;
const _errs97 = errors;
if(errors === _errs97){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
const _errs99 = errors;
for(const key10 in data43){
if(!(key10 === "bytes")){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/store",schemaPath:"#/properties/keys/items/properties/ceiling/properties/store/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs99 === errors){
if(data43.bytes !== undefined){
let data44 = data43.bytes;
const _errs100 = errors;
if(!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/store/bytes",schemaPath:"#/properties/keys/items/properties/ceiling/properties/store/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs100){
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 > 262144 || isNaN(data44)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/store/bytes",schemaPath:"#/properties/keys/items/properties/ceiling/properties/store/properties/bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 262144},message:"must be <= 262144"}];
return false;
}
else {
if(data44 < 64 || isNaN(data44)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/store/bytes",schemaPath:"#/properties/keys/items/properties/ceiling/properties/store/properties/bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 64},message:"must be >= 64"}];
return false;
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/store",schemaPath:"#/properties/keys/items/properties/ceiling/properties/store/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs97 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.resources !== undefined){
let data45 = data11.resources;
const _errs102 = errors;
if(errors === _errs102){
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
const _errs104 = errors;
for(const key11 in data45){
if(!(((key11 === "memoryBytes") || (key11 === "tableElements")) || (key11 === "callMs"))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs104 === errors){
if(data45.memoryBytes !== undefined){
let data46 = data45.memoryBytes;
const _errs105 = errors;
if(!(((typeof data46 == "number") && (!(data46 % 1) && !isNaN(data46))) && (isFinite(data46)))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/memoryBytes",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/memoryBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs105){
if((typeof data46 == "number") && (isFinite(data46))){
if(data46 > 1073741824 || isNaN(data46)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/memoryBytes",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/memoryBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"}];
return false;
}
else {
if(data46 < 65536 || isNaN(data46)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/memoryBytes",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/memoryBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 65536},message:"must be >= 65536"}];
return false;
}
else {
let res0;
if((65536 === 0 || (res0 = data46/65536, res0 !== parseInt(res0)))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/memoryBytes",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/memoryBytes/multipleOf",keyword:"multipleOf",params:{multipleOf: 65536},message:"must be multiple of 65536"}];
return false;
}
}
}
}
}
var valid18 = _errs105 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data45.tableElements !== undefined){
let data47 = data45.tableElements;
const _errs107 = errors;
if(!(((typeof data47 == "number") && (!(data47 % 1) && !isNaN(data47))) && (isFinite(data47)))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/tableElements",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/tableElements/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs107){
if((typeof data47 == "number") && (isFinite(data47))){
if(data47 > 1000000 || isNaN(data47)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/tableElements",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/tableElements/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data47 < 0 || isNaN(data47)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/tableElements",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/tableElements/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid18 = _errs107 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data45.callMs !== undefined){
let data48 = data45.callMs;
const _errs109 = errors;
if(!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/callMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/callMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs109){
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 > 10000 || isNaN(data48)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/callMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/callMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"}];
return false;
}
else {
if(data48 < 1 || isNaN(data48)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/callMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/callMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid18 = _errs109 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs102 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.files !== undefined){
let data49 = data11.files;
const _errs111 = errors;
if(errors === _errs111){
if(Array.isArray(data49)){
if(data49.length > 32){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/files",schemaPath:"#/properties/keys/items/properties/ceiling/properties/files/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"}];
return false;
}
else {
var valid19 = true;
const len9 = data49.length;
for(let i9=0; i9<len9; i9++){
let data50 = data49[i9];
const _errs113 = errors;
if(errors === _errs113){
if(typeof data50 === "string"){
if(data50.length > 256){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/files/" + i9,schemaPath:"#/properties/keys/items/properties/ceiling/properties/files/items/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(!pattern26.test(data50)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/files/" + i9,schemaPath:"#/properties/keys/items/properties/ceiling/properties/files/items/pattern",keyword:"pattern",params:{pattern: "^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"},message:"must match pattern \""+"^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"+"\""}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/files/" + i9,schemaPath:"#/properties/keys/items/properties/ceiling/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid19 = _errs113 === errors;
if(!valid19){
break;
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/files",schemaPath:"#/properties/keys/items/properties/ceiling/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs111 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data11.maxPriority !== undefined){
let data51 = data11.maxPriority;
const _errs115 = errors;
if(!(((typeof data51 == "number") && (!(data51 % 1) && !isNaN(data51))) && (isFinite(data51)))){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/maxPriority",schemaPath:"#/properties/keys/items/properties/ceiling/properties/maxPriority/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs115){
if((typeof data51 == "number") && (isFinite(data51))){
if(data51 > 2147483647 || isNaN(data51)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/maxPriority",schemaPath:"#/properties/keys/items/properties/ceiling/properties/maxPriority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data51 < -2147483648 || isNaN(data51)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/maxPriority",schemaPath:"#/properties/keys/items/properties/ceiling/properties/maxPriority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -2147483648},message:"must be >= -2147483648"}];
return false;
}
}
}
}
var valid4 = _errs115 === errors;
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
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling",schemaPath:"#/properties/keys/items/properties/ceiling/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs25 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.expires !== undefined){
let data52 = data6.expires;
const _errs117 = errors;
if(errors === _errs117){
if(typeof data52 === "string"){
if(!pattern22.test(data52)){
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/expires",schemaPath:"#/properties/keys/items/properties/expires/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys/" + i0+"/expires",schemaPath:"#/properties/keys/items/properties/expires/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs117 === errors;
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
validate26.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs14 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.revoked !== undefined){
let data53 = data.revoked;
const _errs119 = errors;
if(errors === _errs119){
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
let missing2;
if(((data53.keys === undefined) && (missing2 = "keys")) || ((data53.digests === undefined) && (missing2 = "digests"))){
validate26.errors = [{instancePath:instancePath+"/revoked",schemaPath:"#/properties/revoked/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs121 = errors;
for(const key12 in data53){
if(!((key12 === "keys") || (key12 === "digests"))){
validate26.errors = [{instancePath:instancePath+"/revoked",schemaPath:"#/properties/revoked/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs121 === errors){
if(data53.keys !== undefined){
let data54 = data53.keys;
const _errs122 = errors;
if(errors === _errs122){
if(Array.isArray(data54)){
if(data54.length > 1024){
validate26.errors = [{instancePath:instancePath+"/revoked/keys",schemaPath:"#/properties/revoked/properties/keys/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"}];
return false;
}
else {
var valid21 = true;
const len10 = data54.length;
for(let i10=0; i10<len10; i10++){
let data55 = data54[i10];
const _errs124 = errors;
if(errors === _errs124){
if(typeof data55 === "string"){
if(!pattern4.test(data55)){
validate26.errors = [{instancePath:instancePath+"/revoked/keys/" + i10,schemaPath:"#/properties/revoked/properties/keys/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{43}=$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{43}=$"+"\""}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/revoked/keys/" + i10,schemaPath:"#/properties/revoked/properties/keys/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid21 = _errs124 === errors;
if(!valid21){
break;
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/revoked/keys",schemaPath:"#/properties/revoked/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid20 = _errs122 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data53.digests !== undefined){
let data56 = data53.digests;
const _errs126 = errors;
if(errors === _errs126){
if(Array.isArray(data56)){
if(data56.length > 8192){
validate26.errors = [{instancePath:instancePath+"/revoked/digests",schemaPath:"#/properties/revoked/properties/digests/maxItems",keyword:"maxItems",params:{limit: 8192},message:"must NOT have more than 8192 items"}];
return false;
}
else {
var valid22 = true;
const len11 = data56.length;
for(let i11=0; i11<len11; i11++){
let data57 = data56[i11];
const _errs128 = errors;
if(errors === _errs128){
if(typeof data57 === "string"){
if(!pattern13.test(data57)){
validate26.errors = [{instancePath:instancePath+"/revoked/digests/" + i11,schemaPath:"#/properties/revoked/properties/digests/items/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/revoked/digests/" + i11,schemaPath:"#/properties/revoked/properties/digests/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid22 = _errs128 === errors;
if(!valid22){
break;
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/revoked/digests",schemaPath:"#/properties/revoked/properties/digests/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid20 = _errs126 === errors;
}
else {
var valid20 = true;
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/revoked",schemaPath:"#/properties/revoked/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs119 === errors;
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
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const checkMark = validate27;
const schema38 = {"type":"object","required":["version","digest"],"properties":{"version":{"type":"integer","minimum":1,"maximum":9007199254740990},"digest":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"}},"additionalProperties":false,"$id":"Mark"};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="Mark" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.version === undefined) && (missing0 = "version")) || ((data.digest === undefined) && (missing0 = "digest"))){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "version") || (key0 === "digest"))){
validate27.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.version !== undefined){
let data0 = data.version;
const _errs2 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate27.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 9007199254740990 || isNaN(data0)){
validate27.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740990},message:"must be <= 9007199254740990"}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate27.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
let data1 = data.digest;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern13.test(data1)){
validate27.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const checkClockMark = validate28;
const schema39 = {"type":"object","required":["timeMs","uptimeMs","boot"],"properties":{"timeMs":{"type":"integer","minimum":0,"maximum":100000000000000},"uptimeMs":{"type":"integer","minimum":0,"maximum":100000000000000},"boot":{"type":"string","pattern":"^[0-9a-f-]{1,64}$"}},"additionalProperties":false,"$id":"ClockMark"};
const pattern31 = new RegExp("^[0-9a-f-]{1,64}$", "u");

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="ClockMark" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.timeMs === undefined) && (missing0 = "timeMs")) || ((data.uptimeMs === undefined) && (missing0 = "uptimeMs"))) || ((data.boot === undefined) && (missing0 = "boot"))){
validate28.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "timeMs") || (key0 === "uptimeMs")) || (key0 === "boot"))){
validate28.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.timeMs !== undefined){
let data0 = data.timeMs;
const _errs2 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate28.errors = [{instancePath:instancePath+"/timeMs",schemaPath:"#/properties/timeMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 100000000000000 || isNaN(data0)){
validate28.errors = [{instancePath:instancePath+"/timeMs",schemaPath:"#/properties/timeMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000000000},message:"must be <= 100000000000000"}];
return false;
}
else {
if(data0 < 0 || isNaN(data0)){
validate28.errors = [{instancePath:instancePath+"/timeMs",schemaPath:"#/properties/timeMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.uptimeMs !== undefined){
let data1 = data.uptimeMs;
const _errs4 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate28.errors = [{instancePath:instancePath+"/uptimeMs",schemaPath:"#/properties/uptimeMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs4){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 100000000000000 || isNaN(data1)){
validate28.errors = [{instancePath:instancePath+"/uptimeMs",schemaPath:"#/properties/uptimeMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000000000},message:"must be <= 100000000000000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate28.errors = [{instancePath:instancePath+"/uptimeMs",schemaPath:"#/properties/uptimeMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.boot !== undefined){
let data2 = data.boot;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern31.test(data2)){
validate28.errors = [{instancePath:instancePath+"/boot",schemaPath:"#/properties/boot/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f-]{1,64}$"},message:"must match pattern \""+"^[0-9a-f-]{1,64}$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/boot",schemaPath:"#/properties/boot/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
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
validate28.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

/** Generated check; what it found is in `errors`. */
export const isBundle: Validator<Bundle> = checkBundle;
/** Generated check; what it found is in `errors`. */
export const isImageBundle: Validator<ImageBundle> = checkImageBundle;
/** Generated check; what it found is in `errors`. */
export const isImageStatement: Validator<ImageStatement> = checkImageStatement;
/** Generated check; what it found is in `errors`. */
export const isSimpleSigning: Validator<SimpleSigning> = checkSimpleSigning;
/** Generated check; what it found is in `errors`. */
export const isSealedFile: Validator<SealedFile> = checkSealedFile;
/** Generated check; what it found is in `errors`. */
export const isRootContent: Validator<RootContent> = checkRootContent;
/** Generated check; what it found is in `errors`. */
export const isStoreContent: Validator<StoreContent> = checkStoreContent;
/** Generated check; what it found is in `errors`. */
export const isMark: Validator<Mark> = checkMark;
/** Generated check; what it found is in `errors`. */
export const isClockMark: Validator<ClockMark> = checkClockMark;
