// @ts-nocheck -- made by ajv from `scripts/schemas`; do not edit. Again: npm run generate
import type { Validator } from "../policy/index.js";
import type { Bundle } from "./bundle.js";
import type { Mark } from "./mark.js";
import type { StoreFile } from "./store-file.js";
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

const checkStoreFile = validate21;
const schema32 = {"type":"object","required":["payload","bundle"],"properties":{"payload":{"type":"string"},"bundle":{"type":"object","required":["mediaType","verificationMaterial","messageSignature"],"properties":{"mediaType":{"type":"string","const":"application/vnd.dev.sigstore.bundle.v0.3+json"},"verificationMaterial":{"type":"object","required":["publicKey"],"properties":{"publicKey":{"type":"object","required":["hint"],"properties":{"hint":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"}},"additionalProperties":false}},"additionalProperties":false},"messageSignature":{"type":"object","required":["messageDigest","signature"],"properties":{"messageDigest":{"type":"object","required":["algorithm","digest"],"properties":{"algorithm":{"type":"string","const":"SHA2_256"},"digest":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"}},"additionalProperties":false},"signature":{"type":"string","pattern":"^[A-Za-z0-9+/]{8,96}={0,2}$"}},"additionalProperties":false}},"additionalProperties":false}},"additionalProperties":false,"$id":"StoreFile"};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="StoreFile" */;
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
if(((data.payload === undefined) && (missing0 = "payload")) || ((data.bundle === undefined) && (missing0 = "bundle"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "payload") || (key0 === "bundle"))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.payload !== undefined){
const _errs2 = errors;
if(typeof data.payload !== "string"){
validate21.errors = [{instancePath:instancePath+"/payload",schemaPath:"#/properties/payload/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bundle !== undefined){
let data1 = data.bundle;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((((data1.mediaType === undefined) && (missing1 = "mediaType")) || ((data1.verificationMaterial === undefined) && (missing1 = "verificationMaterial"))) || ((data1.messageSignature === undefined) && (missing1 = "messageSignature"))){
validate21.errors = [{instancePath:instancePath+"/bundle",schemaPath:"#/properties/bundle/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key1 in data1){
if(!(((key1 === "mediaType") || (key1 === "verificationMaterial")) || (key1 === "messageSignature"))){
validate21.errors = [{instancePath:instancePath+"/bundle",schemaPath:"#/properties/bundle/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.mediaType !== undefined){
let data2 = data1.mediaType;
const _errs7 = errors;
if(typeof data2 !== "string"){
validate21.errors = [{instancePath:instancePath+"/bundle/mediaType",schemaPath:"#/properties/bundle/properties/mediaType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("application/vnd.dev.sigstore.bundle.v0.3+json" !== data2){
validate21.errors = [{instancePath:instancePath+"/bundle/mediaType",schemaPath:"#/properties/bundle/properties/mediaType/const",keyword:"const",params:{allowedValue: "application/vnd.dev.sigstore.bundle.v0.3+json"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.verificationMaterial !== undefined){
let data3 = data1.verificationMaterial;
const _errs9 = errors;
if(errors === _errs9){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing2;
if((data3.publicKey === undefined) && (missing2 = "publicKey")){
validate21.errors = [{instancePath:instancePath+"/bundle/verificationMaterial",schemaPath:"#/properties/bundle/properties/verificationMaterial/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs11 = errors;
for(const key2 in data3){
if(!(key2 === "publicKey")){
validate21.errors = [{instancePath:instancePath+"/bundle/verificationMaterial",schemaPath:"#/properties/bundle/properties/verificationMaterial/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs11 === errors){
if(data3.publicKey !== undefined){
let data4 = data3.publicKey;
const _errs12 = errors;
if(errors === _errs12){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing3;
if((data4.hint === undefined) && (missing3 = "hint")){
validate21.errors = [{instancePath:instancePath+"/bundle/verificationMaterial/publicKey",schemaPath:"#/properties/bundle/properties/verificationMaterial/properties/publicKey/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs14 = errors;
for(const key3 in data4){
if(!(key3 === "hint")){
validate21.errors = [{instancePath:instancePath+"/bundle/verificationMaterial/publicKey",schemaPath:"#/properties/bundle/properties/verificationMaterial/properties/publicKey/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs14 === errors){
if(data4.hint !== undefined){
let data5 = data4.hint;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data5 === "string"){
if(!pattern4.test(data5)){
validate21.errors = [{instancePath:instancePath+"/bundle/verificationMaterial/publicKey/hint",schemaPath:"#/properties/bundle/properties/verificationMaterial/properties/publicKey/properties/hint/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{43}=$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{43}=$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/bundle/verificationMaterial/publicKey/hint",schemaPath:"#/properties/bundle/properties/verificationMaterial/properties/publicKey/properties/hint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/bundle/verificationMaterial/publicKey",schemaPath:"#/properties/bundle/properties/verificationMaterial/properties/publicKey/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/bundle/verificationMaterial",schemaPath:"#/properties/bundle/properties/verificationMaterial/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.messageSignature !== undefined){
let data6 = data1.messageSignature;
const _errs17 = errors;
if(errors === _errs17){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing4;
if(((data6.messageDigest === undefined) && (missing4 = "messageDigest")) || ((data6.signature === undefined) && (missing4 = "signature"))){
validate21.errors = [{instancePath:instancePath+"/bundle/messageSignature",schemaPath:"#/properties/bundle/properties/messageSignature/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs19 = errors;
for(const key4 in data6){
if(!((key4 === "messageDigest") || (key4 === "signature"))){
validate21.errors = [{instancePath:instancePath+"/bundle/messageSignature",schemaPath:"#/properties/bundle/properties/messageSignature/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data6.messageDigest !== undefined){
let data7 = data6.messageDigest;
const _errs20 = errors;
if(errors === _errs20){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing5;
if(((data7.algorithm === undefined) && (missing5 = "algorithm")) || ((data7.digest === undefined) && (missing5 = "digest"))){
validate21.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs22 = errors;
for(const key5 in data7){
if(!((key5 === "algorithm") || (key5 === "digest"))){
validate21.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs22 === errors){
if(data7.algorithm !== undefined){
let data8 = data7.algorithm;
const _errs23 = errors;
if(typeof data8 !== "string"){
validate21.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest/algorithm",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/properties/algorithm/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if("SHA2_256" !== data8){
validate21.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest/algorithm",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/properties/algorithm/const",keyword:"const",params:{allowedValue: "SHA2_256"},message:"must be equal to constant"}];
return false;
}
var valid5 = _errs23 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data7.digest !== undefined){
let data9 = data7.digest;
const _errs25 = errors;
if(errors === _errs25){
if(typeof data9 === "string"){
if(!pattern4.test(data9)){
validate21.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest/digest",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{43}=$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{43}=$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest/digest",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
}
else {
validate21.errors = [{instancePath:instancePath+"/bundle/messageSignature/messageDigest",schemaPath:"#/properties/bundle/properties/messageSignature/properties/messageDigest/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.signature !== undefined){
let data10 = data6.signature;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data10 === "string"){
if(!pattern6.test(data10)){
validate21.errors = [{instancePath:instancePath+"/bundle/messageSignature/signature",schemaPath:"#/properties/bundle/properties/messageSignature/properties/signature/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{8,96}={0,2}$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{8,96}={0,2}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/bundle/messageSignature/signature",schemaPath:"#/properties/bundle/properties/messageSignature/properties/signature/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs27 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/bundle/messageSignature",schemaPath:"#/properties/bundle/properties/messageSignature/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs17 === errors;
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
validate21.errors = [{instancePath:instancePath+"/bundle",schemaPath:"#/properties/bundle/type",keyword:"type",params:{type: "object"},message:"must be object"}];
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

const checkStoreContent = validate22;
const schema33 = {"type":"object","required":["format","version","issued","expires","keys","revoked"],"properties":{"format":{"type":"number","const":1},"version":{"type":"integer","minimum":1,"maximum":9007199254740990},"issued":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"},"expires":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"},"keys":{"type":"array","items":{"type":"object","required":["name","publicKey","scope","ceiling"],"properties":{"name":{"type":"string","maxLength":64,"pattern":"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"},"publicKey":{"type":"string","maxLength":400},"scope":{"type":"array","items":{"type":"string","maxLength":130,"pattern":"^(?:\\*|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?:\\.\\*)?)$"},"minItems":1,"maxItems":64},"ceiling":{"type":"object","properties":{"motion":{"type":"object","properties":{"maxSpeed":{"type":"number","minimum":0,"maximum":10},"maxSideSpeed":{"type":"number","minimum":0,"maximum":10},"maxTurn":{"type":"number","minimum":0,"maximum":20},"maxAcceleration":{"type":"number","minimum":0,"maximum":20},"maxTurnAcceleration":{"type":"number","minimum":0,"maximum":100},"maxTtlMs":{"type":"integer","minimum":1,"maximum":1000},"attentiveMs":{"type":"integer","minimum":100,"maximum":1000},"blindSpeed":{"type":"number","minimum":0.02,"maximum":10},"batteryUse":{"type":"number","minimum":0,"maximum":1},"zones":{"type":"array","items":{"type":"object","properties":{"allow":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"number","minimum":-1000,"maximum":1000},"minItems":2,"maxItems":2},"minItems":3,"maxItems":64},"minItems":1,"maxItems":16},"forbid":{"type":"array","items":{"type":"array","items":{"type":"array","items":{"type":"number","minimum":-1000,"maximum":1000},"minItems":2,"maxItems":2},"minItems":3,"maxItems":64},"minItems":1,"maxItems":16}},"additionalProperties":false},"maxItems":8}},"additionalProperties":false},"sensors":{"type":"object","properties":{"rateHz":{"type":"number","minimum":0.1,"maximum":100}},"additionalProperties":false},"camera":{"type":"object","properties":{"maxWidth":{"type":"integer","minimum":1,"maximum":4096},"maxHeight":{"type":"integer","minimum":1,"maximum":4096},"rateHz":{"type":"number","minimum":0.01,"maximum":60},"colour":{"type":"boolean"}},"additionalProperties":false},"events":{"type":"object","properties":{},"additionalProperties":false},"log":{"type":"object","properties":{"linesPerSecond":{"type":"number","minimum":0.1,"maximum":1000}},"additionalProperties":false},"telemetry":{"type":"object","properties":{},"additionalProperties":false},"resources":{"type":"object","properties":{"memoryBytes":{"type":"integer","minimum":65536,"maximum":1073741824,"multipleOf":65536},"tableElements":{"type":"integer","minimum":0,"maximum":1000000},"callMs":{"type":"integer","minimum":1,"maximum":10000}},"additionalProperties":false},"files":{"type":"array","items":{"type":"string","maxLength":256,"pattern":"^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"},"maxItems":32},"maxPriority":{"type":"integer","minimum":-2147483648,"maximum":2147483647}},"additionalProperties":false},"expires":{"type":"string","pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"}},"additionalProperties":false},"maxItems":256},"revoked":{"type":"object","required":["keys","digests"],"properties":{"keys":{"type":"array","items":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"},"maxItems":1024},"digests":{"type":"array","items":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"maxItems":8192}},"additionalProperties":false}},"additionalProperties":false,"$id":"StoreContent"};
const pattern10 = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", "u");
const pattern12 = new RegExp("^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$", "u");
const pattern13 = new RegExp("^(?:\\*|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?:\\.\\*)?)$", "u");
const pattern14 = new RegExp("^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$", "u");
const pattern17 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const func1 = Object.prototype.hasOwnProperty;

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="StoreContent" */;
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
if(((((((data.format === undefined) && (missing0 = "format")) || ((data.version === undefined) && (missing0 = "version"))) || ((data.issued === undefined) && (missing0 = "issued"))) || ((data.expires === undefined) && (missing0 = "expires"))) || ((data.keys === undefined) && (missing0 = "keys"))) || ((data.revoked === undefined) && (missing0 = "revoked"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "format") || (key0 === "version")) || (key0 === "issued")) || (key0 === "expires")) || (key0 === "keys")) || (key0 === "revoked"))){
validate22.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.format !== undefined){
let data0 = data.format;
const _errs2 = errors;
if(!((typeof data0 == "number") && (isFinite(data0)))){
validate22.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
if(1 !== data0){
validate22.errors = [{instancePath:instancePath+"/format",schemaPath:"#/properties/format/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
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
validate22.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs4){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 9007199254740990 || isNaN(data1)){
validate22.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740990},message:"must be <= 9007199254740990"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate22.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
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
if(!pattern10.test(data2)){
validate22.errors = [{instancePath:instancePath+"/issued",schemaPath:"#/properties/issued/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/issued",schemaPath:"#/properties/issued/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
if(!pattern10.test(data3)){
validate22.errors = [{instancePath:instancePath+"/expires",schemaPath:"#/properties/expires/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/expires",schemaPath:"#/properties/expires/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
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
if(data4.length > 256){
validate22.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items"}];
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
if(((((data5.name === undefined) && (missing1 = "name")) || ((data5.publicKey === undefined) && (missing1 = "publicKey"))) || ((data5.scope === undefined) && (missing1 = "scope"))) || ((data5.ceiling === undefined) && (missing1 = "ceiling"))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs14 = errors;
for(const key1 in data5){
if(!(((((key1 === "name") || (key1 === "publicKey")) || (key1 === "scope")) || (key1 === "ceiling")) || (key1 === "expires"))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
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
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/name",schemaPath:"#/properties/keys/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(!pattern12.test(data6)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/name",schemaPath:"#/properties/keys/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"},message:"must match pattern \""+"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$"+"\""}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/name",schemaPath:"#/properties/keys/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/publicKey",schemaPath:"#/properties/keys/items/properties/publicKey/maxLength",keyword:"maxLength",params:{limit: 400},message:"must NOT have more than 400 characters"}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/publicKey",schemaPath:"#/properties/keys/items/properties/publicKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.scope !== undefined){
let data8 = data5.scope;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data8)){
if(data8.length > 64){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/scope",schemaPath:"#/properties/keys/items/properties/scope/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
if(data8.length < 1){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/scope",schemaPath:"#/properties/keys/items/properties/scope/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid3 = true;
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
const _errs21 = errors;
if(errors === _errs21){
if(typeof data9 === "string"){
if(data9.length > 130){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/scope/" + i1,schemaPath:"#/properties/keys/items/properties/scope/items/maxLength",keyword:"maxLength",params:{limit: 130},message:"must NOT have more than 130 characters"}];
return false;
}
else {
if(!pattern13.test(data9)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/scope/" + i1,schemaPath:"#/properties/keys/items/properties/scope/items/pattern",keyword:"pattern",params:{pattern: "^(?:\\*|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?:\\.\\*)?)$"},message:"must match pattern \""+"^(?:\\*|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?:\\.\\*)?)$"+"\""}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/scope/" + i1,schemaPath:"#/properties/keys/items/properties/scope/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs21 === errors;
if(!valid3){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/scope",schemaPath:"#/properties/keys/items/properties/scope/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.ceiling !== undefined){
let data10 = data5.ceiling;
const _errs23 = errors;
if(errors === _errs23){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
const _errs25 = errors;
for(const key2 in data10){
if(!(func1.call(schema33.properties.keys.items.properties.ceiling.properties, key2))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling",schemaPath:"#/properties/keys/items/properties/ceiling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs25 === errors){
if(data10.motion !== undefined){
let data11 = data10.motion;
const _errs26 = errors;
if(errors === _errs26){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
const _errs28 = errors;
for(const key3 in data11){
if(!(func1.call(schema33.properties.keys.items.properties.ceiling.properties.motion.properties, key3))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs28 === errors){
if(data11.maxSpeed !== undefined){
let data12 = data11.maxSpeed;
const _errs29 = errors;
if(errors === _errs29){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 10 || isNaN(data12)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs29 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.maxSideSpeed !== undefined){
let data13 = data11.maxSideSpeed;
const _errs31 = errors;
if(errors === _errs31){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 10 || isNaN(data13)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxSideSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxSideSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data13 < 0 || isNaN(data13)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxSideSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxSideSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxSideSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxSideSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs31 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.maxTurn !== undefined){
let data14 = data11.maxTurn;
const _errs33 = errors;
if(errors === _errs33){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 20 || isNaN(data14)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTurn",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTurn/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"}];
return false;
}
else {
if(data14 < 0 || isNaN(data14)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTurn",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTurn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTurn",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTurn/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs33 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.maxAcceleration !== undefined){
let data15 = data11.maxAcceleration;
const _errs35 = errors;
if(errors === _errs35){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 20 || isNaN(data15)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxAcceleration",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxAcceleration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"}];
return false;
}
else {
if(data15 < 0 || isNaN(data15)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxAcceleration",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxAcceleration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxAcceleration",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxAcceleration/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs35 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.maxTurnAcceleration !== undefined){
let data16 = data11.maxTurnAcceleration;
const _errs37 = errors;
if(errors === _errs37){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 100 || isNaN(data16)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTurnAcceleration",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTurnAcceleration/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data16 < 0 || isNaN(data16)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTurnAcceleration",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTurnAcceleration/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTurnAcceleration",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTurnAcceleration/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs37 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.maxTtlMs !== undefined){
let data17 = data11.maxTtlMs;
const _errs39 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTtlMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTtlMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs39){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 1000 || isNaN(data17)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTtlMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTtlMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data17 < 1 || isNaN(data17)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/maxTtlMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/maxTtlMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid5 = _errs39 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.attentiveMs !== undefined){
let data18 = data11.attentiveMs;
const _errs41 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/attentiveMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/attentiveMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs41){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 1000 || isNaN(data18)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/attentiveMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/attentiveMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data18 < 100 || isNaN(data18)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/attentiveMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/attentiveMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"}];
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
if(data11.blindSpeed !== undefined){
let data19 = data11.blindSpeed;
const _errs43 = errors;
if(errors === _errs43){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 10 || isNaN(data19)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/blindSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/blindSpeed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"}];
return false;
}
else {
if(data19 < 0.02 || isNaN(data19)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/blindSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/blindSpeed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.02},message:"must be >= 0.02"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/blindSpeed",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/blindSpeed/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs43 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.batteryUse !== undefined){
let data20 = data11.batteryUse;
const _errs45 = errors;
if(errors === _errs45){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 1 || isNaN(data20)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/batteryUse",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/batteryUse/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"}];
return false;
}
else {
if(data20 < 0 || isNaN(data20)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/batteryUse",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/batteryUse/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/batteryUse",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/batteryUse/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs45 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.zones !== undefined){
let data21 = data11.zones;
const _errs47 = errors;
if(errors === _errs47){
if(Array.isArray(data21)){
if(data21.length > 8){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/maxItems",keyword:"maxItems",params:{limit: 8},message:"must NOT have more than 8 items"}];
return false;
}
else {
var valid6 = true;
const len2 = data21.length;
for(let i2=0; i2<len2; i2++){
let data22 = data21[i2];
const _errs49 = errors;
if(errors === _errs49){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
const _errs51 = errors;
for(const key4 in data22){
if(!((key4 === "allow") || (key4 === "forbid"))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs51 === errors){
if(data22.allow !== undefined){
let data23 = data22.allow;
const _errs52 = errors;
if(errors === _errs52){
if(Array.isArray(data23)){
if(data23.length > 16){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
if(data23.length < 1){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid8 = true;
const len3 = data23.length;
for(let i3=0; i3<len3; i3++){
let data24 = data23[i3];
const _errs54 = errors;
if(errors === _errs54){
if(Array.isArray(data24)){
if(data24.length > 64){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
if(data24.length < 3){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/minItems",keyword:"minItems",params:{limit: 3},message:"must NOT have fewer than 3 items"}];
return false;
}
else {
var valid9 = true;
const len4 = data24.length;
for(let i4=0; i4<len4; i4++){
let data25 = data24[i4];
const _errs56 = errors;
if(errors === _errs56){
if(Array.isArray(data25)){
if(data25.length > 2){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3+"/" + i4,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/items/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
else {
if(data25.length < 2){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3+"/" + i4,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
var valid10 = true;
const len5 = data25.length;
for(let i5=0; i5<len5; i5++){
let data26 = data25[i5];
const _errs58 = errors;
if(errors === _errs58){
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 1000 || isNaN(data26)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3+"/" + i4+"/" + i5,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/items/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data26 < -1000 || isNaN(data26)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3+"/" + i4+"/" + i5,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/items/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000},message:"must be >= -1000"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3+"/" + i4+"/" + i5,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/items/items/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid10 = _errs58 === errors;
if(!valid10){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3+"/" + i4,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid9 = _errs56 === errors;
if(!valid9){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow/" + i3,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid8 = _errs54 === errors;
if(!valid8){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/allow",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/allow/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid7 = _errs52 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data22.forbid !== undefined){
let data27 = data22.forbid;
const _errs60 = errors;
if(errors === _errs60){
if(Array.isArray(data27)){
if(data27.length > 16){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items"}];
return false;
}
else {
if(data27.length < 1){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid11 = true;
const len6 = data27.length;
for(let i6=0; i6<len6; i6++){
let data28 = data27[i6];
const _errs62 = errors;
if(errors === _errs62){
if(Array.isArray(data28)){
if(data28.length > 64){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items"}];
return false;
}
else {
if(data28.length < 3){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/minItems",keyword:"minItems",params:{limit: 3},message:"must NOT have fewer than 3 items"}];
return false;
}
else {
var valid12 = true;
const len7 = data28.length;
for(let i7=0; i7<len7; i7++){
let data29 = data28[i7];
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data29)){
if(data29.length > 2){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6+"/" + i7,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/items/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"}];
return false;
}
else {
if(data29.length < 2){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6+"/" + i7,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"}];
return false;
}
else {
var valid13 = true;
const len8 = data29.length;
for(let i8=0; i8<len8; i8++){
let data30 = data29[i8];
const _errs66 = errors;
if(errors === _errs66){
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 > 1000 || isNaN(data30)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6+"/" + i7+"/" + i8,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/items/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data30 < -1000 || isNaN(data30)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6+"/" + i7+"/" + i8,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/items/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000},message:"must be >= -1000"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6+"/" + i7+"/" + i8,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/items/items/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid13 = _errs66 === errors;
if(!valid13){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6+"/" + i7,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid12 = _errs64 === errors;
if(!valid12){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid/" + i6,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid11 = _errs62 === errors;
if(!valid11){
break;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2+"/forbid",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/properties/forbid/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid7 = _errs60 === errors;
}
else {
var valid7 = true;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones/" + i2,schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid6 = _errs49 === errors;
if(!valid6){
break;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion/zones",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/properties/zones/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs47 === errors;
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
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/motion",schemaPath:"#/properties/keys/items/properties/ceiling/properties/motion/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs26 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.sensors !== undefined){
let data31 = data10.sensors;
const _errs68 = errors;
if(errors === _errs68){
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
const _errs70 = errors;
for(const key5 in data31){
if(!(key5 === "rateHz")){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/sensors",schemaPath:"#/properties/keys/items/properties/ceiling/properties/sensors/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs70 === errors){
if(data31.rateHz !== undefined){
let data32 = data31.rateHz;
const _errs71 = errors;
if(errors === _errs71){
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 > 100 || isNaN(data32)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/sensors/rateHz",schemaPath:"#/properties/keys/items/properties/ceiling/properties/sensors/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"}];
return false;
}
else {
if(data32 < 0.1 || isNaN(data32)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/sensors/rateHz",schemaPath:"#/properties/keys/items/properties/ceiling/properties/sensors/properties/rateHz/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/sensors/rateHz",schemaPath:"#/properties/keys/items/properties/ceiling/properties/sensors/properties/rateHz/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/sensors",schemaPath:"#/properties/keys/items/properties/ceiling/properties/sensors/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs68 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.camera !== undefined){
let data33 = data10.camera;
const _errs73 = errors;
if(errors === _errs73){
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
const _errs75 = errors;
for(const key6 in data33){
if(!((((key6 === "maxWidth") || (key6 === "maxHeight")) || (key6 === "rateHz")) || (key6 === "colour"))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs75 === errors){
if(data33.maxWidth !== undefined){
let data34 = data33.maxWidth;
const _errs76 = errors;
if(!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/maxWidth",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/maxWidth/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs76){
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 > 4096 || isNaN(data34)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/maxWidth",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/maxWidth/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data34 < 1 || isNaN(data34)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/maxWidth",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/maxWidth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid15 = _errs76 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data33.maxHeight !== undefined){
let data35 = data33.maxHeight;
const _errs78 = errors;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/maxHeight",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/maxHeight/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs78){
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 4096 || isNaN(data35)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/maxHeight",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/maxHeight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096"}];
return false;
}
else {
if(data35 < 1 || isNaN(data35)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/maxHeight",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/maxHeight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
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
if(data33.rateHz !== undefined){
let data36 = data33.rateHz;
const _errs80 = errors;
if(errors === _errs80){
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 > 60 || isNaN(data36)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/rateHz",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/rateHz/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"}];
return false;
}
else {
if(data36 < 0.01 || isNaN(data36)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/rateHz",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/rateHz/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01},message:"must be >= 0.01"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/rateHz",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/rateHz/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid15 = _errs80 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data33.colour !== undefined){
const _errs82 = errors;
if(typeof data33.colour !== "boolean"){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera/colour",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/properties/colour/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid15 = _errs82 === errors;
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
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/camera",schemaPath:"#/properties/keys/items/properties/ceiling/properties/camera/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs73 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.events !== undefined){
let data38 = data10.events;
const _errs84 = errors;
if(errors === _errs84){
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
for(const key7 in data38){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/events",schemaPath:"#/properties/keys/items/properties/ceiling/properties/events/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/events",schemaPath:"#/properties/keys/items/properties/ceiling/properties/events/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs84 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.log !== undefined){
let data39 = data10.log;
const _errs87 = errors;
if(errors === _errs87){
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
const _errs89 = errors;
for(const key8 in data39){
if(!(key8 === "linesPerSecond")){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/log",schemaPath:"#/properties/keys/items/properties/ceiling/properties/log/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs89 === errors){
if(data39.linesPerSecond !== undefined){
let data40 = data39.linesPerSecond;
const _errs90 = errors;
if(errors === _errs90){
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 1000 || isNaN(data40)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/log/linesPerSecond",schemaPath:"#/properties/keys/items/properties/ceiling/properties/log/properties/linesPerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data40 < 0.1 || isNaN(data40)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/log/linesPerSecond",schemaPath:"#/properties/keys/items/properties/ceiling/properties/log/properties/linesPerSecond/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.1},message:"must be >= 0.1"}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/log/linesPerSecond",schemaPath:"#/properties/keys/items/properties/ceiling/properties/log/properties/linesPerSecond/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/log",schemaPath:"#/properties/keys/items/properties/ceiling/properties/log/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs87 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.telemetry !== undefined){
let data41 = data10.telemetry;
const _errs92 = errors;
if(errors === _errs92){
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
for(const key9 in data41){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/telemetry",schemaPath:"#/properties/keys/items/properties/ceiling/properties/telemetry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/telemetry",schemaPath:"#/properties/keys/items/properties/ceiling/properties/telemetry/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs92 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.resources !== undefined){
let data42 = data10.resources;
const _errs95 = errors;
if(errors === _errs95){
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
const _errs97 = errors;
for(const key10 in data42){
if(!(((key10 === "memoryBytes") || (key10 === "tableElements")) || (key10 === "callMs"))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs97 === errors){
if(data42.memoryBytes !== undefined){
let data43 = data42.memoryBytes;
const _errs98 = errors;
if(!(((typeof data43 == "number") && (!(data43 % 1) && !isNaN(data43))) && (isFinite(data43)))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/memoryBytes",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/memoryBytes/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs98){
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 > 1073741824 || isNaN(data43)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/memoryBytes",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/memoryBytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824"}];
return false;
}
else {
if(data43 < 65536 || isNaN(data43)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/memoryBytes",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/memoryBytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 65536},message:"must be >= 65536"}];
return false;
}
else {
let res0;
if((65536 === 0 || (res0 = data43/65536, res0 !== parseInt(res0)))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/memoryBytes",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/memoryBytes/multipleOf",keyword:"multipleOf",params:{multipleOf: 65536},message:"must be multiple of 65536"}];
return false;
}
}
}
}
}
var valid17 = _errs98 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data42.tableElements !== undefined){
let data44 = data42.tableElements;
const _errs100 = errors;
if(!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/tableElements",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/tableElements/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs100){
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 > 1000000 || isNaN(data44)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/tableElements",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/tableElements/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"}];
return false;
}
else {
if(data44 < 0 || isNaN(data44)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/tableElements",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/tableElements/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid17 = _errs100 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data42.callMs !== undefined){
let data45 = data42.callMs;
const _errs102 = errors;
if(!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/callMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/callMs/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs102){
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 > 10000 || isNaN(data45)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/callMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/callMs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"}];
return false;
}
else {
if(data45 < 1 || isNaN(data45)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources/callMs",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/properties/callMs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid17 = _errs102 === errors;
}
else {
var valid17 = true;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/resources",schemaPath:"#/properties/keys/items/properties/ceiling/properties/resources/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs95 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.files !== undefined){
let data46 = data10.files;
const _errs104 = errors;
if(errors === _errs104){
if(Array.isArray(data46)){
if(data46.length > 32){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/files",schemaPath:"#/properties/keys/items/properties/ceiling/properties/files/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"}];
return false;
}
else {
var valid18 = true;
const len9 = data46.length;
for(let i9=0; i9<len9; i9++){
let data47 = data46[i9];
const _errs106 = errors;
if(errors === _errs106){
if(typeof data47 === "string"){
if(data47.length > 256){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/files/" + i9,schemaPath:"#/properties/keys/items/properties/ceiling/properties/files/items/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(!pattern14.test(data47)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/files/" + i9,schemaPath:"#/properties/keys/items/properties/ceiling/properties/files/items/pattern",keyword:"pattern",params:{pattern: "^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"},message:"must match pattern \""+"^(?:/|(?:/(?!\\.{1,2}(?:/|$))[!-+\\--.0-~]+)+)$"+"\""}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/files/" + i9,schemaPath:"#/properties/keys/items/properties/ceiling/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid18 = _errs106 === errors;
if(!valid18){
break;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/files",schemaPath:"#/properties/keys/items/properties/ceiling/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs104 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.maxPriority !== undefined){
let data48 = data10.maxPriority;
const _errs108 = errors;
if(!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/maxPriority",schemaPath:"#/properties/keys/items/properties/ceiling/properties/maxPriority/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs108){
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 > 2147483647 || isNaN(data48)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/maxPriority",schemaPath:"#/properties/keys/items/properties/ceiling/properties/maxPriority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data48 < -2147483648 || isNaN(data48)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling/maxPriority",schemaPath:"#/properties/keys/items/properties/ceiling/properties/maxPriority/minimum",keyword:"minimum",params:{comparison: ">=", limit: -2147483648},message:"must be >= -2147483648"}];
return false;
}
}
}
}
var valid4 = _errs108 === errors;
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
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/ceiling",schemaPath:"#/properties/keys/items/properties/ceiling/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs23 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data5.expires !== undefined){
let data49 = data5.expires;
const _errs110 = errors;
if(errors === _errs110){
if(typeof data49 === "string"){
if(!pattern10.test(data49)){
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/expires",schemaPath:"#/properties/keys/items/properties/expires/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"},message:"must match pattern \""+"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/keys/" + i0+"/expires",schemaPath:"#/properties/keys/items/properties/expires/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs110 === errors;
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
validate22.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
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
else {
validate22.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.revoked !== undefined){
let data50 = data.revoked;
const _errs112 = errors;
if(errors === _errs112){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing2;
if(((data50.keys === undefined) && (missing2 = "keys")) || ((data50.digests === undefined) && (missing2 = "digests"))){
validate22.errors = [{instancePath:instancePath+"/revoked",schemaPath:"#/properties/revoked/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs114 = errors;
for(const key11 in data50){
if(!((key11 === "keys") || (key11 === "digests"))){
validate22.errors = [{instancePath:instancePath+"/revoked",schemaPath:"#/properties/revoked/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs114 === errors){
if(data50.keys !== undefined){
let data51 = data50.keys;
const _errs115 = errors;
if(errors === _errs115){
if(Array.isArray(data51)){
if(data51.length > 1024){
validate22.errors = [{instancePath:instancePath+"/revoked/keys",schemaPath:"#/properties/revoked/properties/keys/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items"}];
return false;
}
else {
var valid20 = true;
const len10 = data51.length;
for(let i10=0; i10<len10; i10++){
let data52 = data51[i10];
const _errs117 = errors;
if(errors === _errs117){
if(typeof data52 === "string"){
if(!pattern4.test(data52)){
validate22.errors = [{instancePath:instancePath+"/revoked/keys/" + i10,schemaPath:"#/properties/revoked/properties/keys/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{43}=$"},message:"must match pattern \""+"^[A-Za-z0-9+/]{43}=$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/revoked/keys/" + i10,schemaPath:"#/properties/revoked/properties/keys/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid20 = _errs117 === errors;
if(!valid20){
break;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/revoked/keys",schemaPath:"#/properties/revoked/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid19 = _errs115 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data50.digests !== undefined){
let data53 = data50.digests;
const _errs119 = errors;
if(errors === _errs119){
if(Array.isArray(data53)){
if(data53.length > 8192){
validate22.errors = [{instancePath:instancePath+"/revoked/digests",schemaPath:"#/properties/revoked/properties/digests/maxItems",keyword:"maxItems",params:{limit: 8192},message:"must NOT have more than 8192 items"}];
return false;
}
else {
var valid21 = true;
const len11 = data53.length;
for(let i11=0; i11<len11; i11++){
let data54 = data53[i11];
const _errs121 = errors;
if(errors === _errs121){
if(typeof data54 === "string"){
if(!pattern17.test(data54)){
validate22.errors = [{instancePath:instancePath+"/revoked/digests/" + i11,schemaPath:"#/properties/revoked/properties/digests/items/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/revoked/digests/" + i11,schemaPath:"#/properties/revoked/properties/digests/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid21 = _errs121 === errors;
if(!valid21){
break;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/revoked/digests",schemaPath:"#/properties/revoked/properties/digests/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid19 = _errs119 === errors;
}
else {
var valid19 = true;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/revoked",schemaPath:"#/properties/revoked/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs112 === errors;
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
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const checkMark = validate23;
const schema34 = {"type":"object","required":["version","digest"],"properties":{"version":{"type":"integer","minimum":1,"maximum":9007199254740990},"digest":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"}},"additionalProperties":false,"$id":"Mark"};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="Mark" */;
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
if(((data.version === undefined) && (missing0 = "version")) || ((data.digest === undefined) && (missing0 = "digest"))){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "version") || (key0 === "digest"))){
validate23.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.version !== undefined){
let data0 = data.version;
const _errs2 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate23.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 9007199254740990 || isNaN(data0)){
validate23.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740990},message:"must be <= 9007199254740990"}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate23.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
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
if(!pattern17.test(data1)){
validate23.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

/** Generated check; what it found is in `errors`. */
export const isBundle: Validator<Bundle> = checkBundle;
/** Generated check; what it found is in `errors`. */
export const isStoreFile: Validator<StoreFile> = checkStoreFile;
/** Generated check; what it found is in `errors`. */
export const isStoreContent: Validator<StoreContent> = checkStoreContent;
/** Generated check; what it found is in `errors`. */
export const isMark: Validator<Mark> = checkMark;
